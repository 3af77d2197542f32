import { Digest } from "#components/deployment/digest.tsx";
import { DraftRelease } from "#components/deployment/draft-release.tsx";
import { ReleaseName } from "#components/deployment/environment-board.tsx";
import { ReleaseBadge } from "#components/deployment/release-badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount, formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import type { EnvironmentView } from "#lib/deployment/environments/queries.ts";
import { listParts } from "#lib/deployment/releases/queries/list-parts.ts";
import { listReleases } from "#lib/deployment/releases/queries/list-releases.ts";
import { ARTEFACT_KINDS } from "#lib/deployment/releases/vocabulary.ts";

const PAGE_SIZE = 15;

type ReleasesSectionProps = {
  access: ProjectAccess<"project:read">;
  environments: readonly EnvironmentView[];
  page: number;
};

/** The releases of a project, or how the first one begins. */
export async function ReleasesSection({ access, environments, page }: ReleasesSectionProps) {
  const { slug } = access.project;
  const mayRead = may(access, "record:read");
  const [releases, parts] = await Promise.all([
    listReleases(access, { page, pageSize: PAGE_SIZE }),
    may(access, "release:update") && may(access, "record:read") ? listParts(access) : null,
  ]);
  const first = (page - 1) * PAGE_SIZE;
  const path = `/projects/${slug}/deployment`;
  return (
    <Card
      id="releases"
      title="Releases"
      note={releases.total > 0 ? formatCount(releases.total, "release") : undefined}
      className="mb-4 scroll-mt-4"
      actions={parts && <DraftRelease slug={slug} environments={environments} parts={parts} />}
      flush
    >
      {releases.items.length === 0 ? (
        <EmptyState title="No release yet">
          A release is one artefact, by its digest, for one environment, with what it is made of and what has changed.
          Once reviewers have approved it, a pipeline is given a token for exactly that digest.
        </EmptyState>
      ) : (
        <Table caption="Releases">
          <thead className="bg-surface">
            <tr className="bg-inherit">
              <Th>Release</Th>
              <Th>State</Th>
              <Th>Environment</Th>
              <Th>Artefact</Th>
              <Th numeric>Approvals</Th>
              <Th numeric>Deployments</Th>
              <Th>Submitted</Th>
            </tr>
          </thead>
          <tbody>
            {releases.items.map((release) => (
              <Tr key={release.number}>
                <RowHead>
                  <ReleaseName slug={slug} {...release} mayRead={mayRead} />
                  <span className="block text-xs font-normal text-muted">by {release.createdByName}</span>
                </RowHead>
                <Td>
                  <ReleaseBadge state={release.state} />
                </Td>
                <Td className="whitespace-nowrap">{release.environment.name}</Td>
                <Td>
                  <Digest digest={release.digest} />
                  <span className="block text-xs text-muted">{ARTEFACT_KINDS[release.kind]}</span>
                </Td>
                <Td numeric>
                  {release.approvals.given} of {release.approvals.asked}
                </Td>
                <Td numeric>{formatNumber(release.deployments)}</Td>
                <Td>
                  {release.submittedAt ? (
                    <Time at={release.submittedAt} />
                  ) : (
                    <span className="text-muted">not submitted</span>
                  )}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      <div className="px-[var(--edge)]">
        <Pagination
          summary={`${formatNumber(first + 1)}–${formatNumber(first + releases.items.length)} of ${formatNumber(releases.total)}`}
          previousHref={page > 1 ? `${path}?page=${page - 1}#releases` : undefined}
          nextHref={first + releases.items.length < releases.total ? `${path}?page=${page + 1}#releases` : undefined}
        />
      </div>
    </Card>
  );
}
