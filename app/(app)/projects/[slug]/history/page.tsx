import type { Metadata } from "next";
import { PageHeader } from "#components/layout/page-header.tsx";
import { HistoryFilters } from "#components/ledger/history-filters.tsx";
import { HistoryTable } from "#components/ledger/history-table.tsx";
import { TrailNavigation } from "#components/lifecycle/trail.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { requireProject } from "#lib/access/page.ts";
import { getTrail } from "#lib/gates/queries.ts";
import { listHistory, listHistoryActors } from "#lib/ledger/queries.ts";
import { historyFilterSchema, historyQuery } from "#lib/ledger/schema.ts";
import { isPhase, PHASES, phaseOf } from "#lib/lifecycle/phases.ts";

export const metadata: Metadata = { title: "History" };

export default async function HistoryPage({ params, searchParams }: PageProps<"/projects/[slug]/history">) {
  const { slug } = await params;
  const access = await requireProject(slug, "ledger:read");
  const filter = historyFilterSchema.parse(await searchParams);
  const [{ entries, next }, actors, trail] = await Promise.all([
    listHistory(access, filter),
    listHistoryActors(access),
    getTrail(access),
  ]);
  const href = `/projects/${slug}/history`;
  const [first, last] = [entries.at(0), entries.at(-1)];
  return (
    <>
      <PageHeader
        title="History"
        description="Everything that was changed here, by whom and when. Entries are only ever added, each bound to the one before by a keyed hash."
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
        ]}
        actions={
          <a className={buttonClass()} href={`${href}/csv${historyQuery({ ...filter, before: undefined })}`} download>
            Export CSV
          </a>
        }
      />
      <TrailNavigation trail={trail} slug={slug} />
      <HistoryFilters filter={filter} actors={actors} phases={PHASES} href={href} />
      <Card flush>
        {entries.length === 0 ? (
          <EmptyState title="Nothing matches">
            No entry has this kind, person and phase. Show all to see the rest.
          </EmptyState>
        ) : (
          <HistoryTable entries={entries} phaseTitle={(phase) => (isPhase(phase) ? phaseOf(phase).title : phase)} />
        )}
      </Card>
      <Pagination
        summary={first && last ? `entries ${first.seq} to ${last.seq}` : ""}
        previousHref={filter.before ? `${href}${historyQuery({ ...filter, before: undefined })}` : undefined}
        nextHref={next ? `${href}${historyQuery({ ...filter, before: next })}` : undefined}
      />
      <p className="mt-3 text-sm text-muted">
        To check that nothing was altered or cut off, run <code>npm run ledger:verify</code> where Cairn runs. It needs
        no server, and names the first entry that does not hold.
      </p>
    </>
  );
}
