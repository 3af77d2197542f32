import Link from "next/link";
import { CampaignBadge } from "#components/alignment/campaign-badge.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount, formatNumber, formatPercent } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { TableKeys } from "#components/ui/table-keys.tsx";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import { getAlignmentChoice } from "#lib/alignment/queries/get-alignment-choice.ts";
import { listCampaigns } from "#lib/alignment/queries/list-campaigns.ts";
import { CAMPAIGN_KINDS } from "#lib/alignment/vocabulary.ts";
import { PAGE_SIZE } from "#lib/platform/paging.ts";

/** The campaigns of a project, or how the first one comes here. */
export async function CampaignsSection({ access, page }: { access: ProjectAccess<"project:read">; page: number }) {
  const [campaigns, choice] = await Promise.all([listCampaigns(access, { page }), getAlignmentChoice(access)]);
  const path = `/projects/${access.project.slug}/alignment`;
  const { items, total } = campaigns;
  const first = (page - 1) * PAGE_SIZE;
  return (
    <Card
      title="Campaigns"
      note={total > 0 ? formatCount(total, "campaign") : undefined}
      id="campaigns"
      flush
      className="mb-4"
    >
      {choice && (
        <p className="px-[var(--edge)] pb-3 text-pretty">
          <span className="font-[550]">{choice.title} is chosen</span>{" "}
          <span className="text-muted">
            by {choice.chosenByName}: {choice.reason}
          </span>
        </p>
      )}
      {items.length > 0 ? (
        <TableKeys>
          <Table caption="Campaigns">
            <thead>
              <tr className="bg-surface">
                <Th>Campaign</Th>
                <Th>State</Th>
                <Th>Kind</Th>
                <Th numeric>Items</Th>
                <Th numeric>Raters</Th>
                <Th numeric>Judged</Th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ number, title, state, kind, itemCount, raterCount, judged, wanted }) => (
                <Tr key={number}>
                  <RowHead className="min-w-48">
                    <Link href={`${path}/campaigns/${number}`} className="rounded-sm hover:underline">
                      {title}
                    </Link>
                    {choice?.campaign === number && <span className="ml-2 text-xs text-accent">chosen</span>}
                  </RowHead>
                  <Td>
                    <CampaignBadge state={state} />
                  </Td>
                  <Td className="whitespace-nowrap text-muted">{CAMPAIGN_KINDS[kind].label}</Td>
                  <Td numeric>{formatNumber(itemCount)}</Td>
                  <Td numeric>{formatNumber(raterCount)}</Td>
                  <Td numeric>
                    {formatNumber(judged)} of {formatNumber(wanted)}{" "}
                    <span className="text-muted">{formatPercent(judged / wanted, 0)}</span>
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </TableKeys>
      ) : (
        <EmptyState
          title="No campaign yet"
          action={
            may(access, "campaign:update") && (
              <ButtonLink href={`${path}/campaigns/new`} variant="primary">
                New campaign
              </ButtonLink>
            )
          }
        >
          People compare answers, rate them, or accept and reject them, without knowing where they come from. Begin with
          a file of prompts and answers; preferences as TRL writes them are read too.
        </EmptyState>
      )}
      <div className="px-[var(--edge)]">
        <Pagination
          summary={`${formatNumber(first + 1)}–${formatNumber(first + items.length)} of ${formatNumber(total)}`}
          previousHref={page > 1 ? `${path}?page=${page - 1}#campaigns` : undefined}
          nextHref={first + items.length < total ? `${path}?page=${page + 1}#campaigns` : undefined}
        />
      </div>
    </Card>
  );
}
