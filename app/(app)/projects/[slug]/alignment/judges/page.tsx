import type { Metadata } from "next";
import { JudgesTable } from "#components/alignment/preferences/judges-table.tsx";
import { JobList } from "#components/background/job-list.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount, formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { judgeRunsQuery } from "#lib/alignment/judges/schema.ts";
import { listJudgeRuns } from "#lib/alignment/queries/list-judge-runs.ts";
import { PAGE_SIZE } from "#lib/platform/paging.ts";

export const metadata: Metadata = { title: "Machine judges" };

export default async function JudgesPage({ params, searchParams }: PageProps<"/projects/[slug]/alignment/judges">) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const { job, ...asked } = await searchParams;
  const { page } = judgeRunsQuery.catch({ page: 1 }).parse(asked);
  const { items, total } = await listJudgeRuns(access, { page });
  const path = `/projects/${slug}/alignment`;
  const first = (page - 1) * PAGE_SIZE;
  return (
    <>
      <PageHeader
        title="Machine judges"
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Alignment", href: path },
        ]}
        description="A model judges the pairs of a campaign, each in both orders. Its labels stay marked as a machine’s and are never counted among people’s."
        actions={
          may(access, "connection:use") &&
          may(access, "campaign:update") && <ActionLink href={`${path}/judges/start`}>Ask a judge</ActionLink>
        }
      />
      <JobList access={access} kinds={["alignment.run-judge"]} started={job} />
      <Card title="Runs" note={total > 0 ? formatCount(total, "run") : undefined} flush className="mt-4">
        {items.length > 0 ? (
          <>
            <JudgesTable runs={items} path={path} />
            <div className="px-[var(--edge)]">
              <Pagination
                summary={`${formatNumber(first + 1)}–${formatNumber(first + items.length)} of ${formatNumber(total)}`}
                previousHref={page > 1 ? `${path}/judges?page=${page - 1}` : undefined}
                nextHref={first + items.length < total ? `${path}/judges?page=${page + 1}` : undefined}
              />
            </div>
          </>
        ) : (
          <EmptyState title="No judge has been asked yet">
            Ask one about a campaign that people have judged too: only that says how far it is to be trusted.
          </EmptyState>
        )}
      </Card>
    </>
  );
}
