import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/layout/page-header.tsx";
import { RunGrid } from "#components/prompts/run/run-grid.tsx";
import { RunTotals } from "#components/prompts/run/run-totals.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatCount, formatMoney } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { Time } from "#components/ui/time.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getPromptRun, getRunPage } from "#lib/prompts/queries/get-run.ts";
import { runNumberOf } from "#lib/prompts/running/schema.ts";
import { ROWS_PER_PAGE } from "#lib/prompts/running/views.ts";
import { promptSearch } from "#lib/prompts/schema.ts";

export const metadata: Metadata = { title: "Run of a prompt" };

type Props = PageProps<"/projects/[slug]/training/prompts/[prompt]/runs/[number]">;

export default async function PromptRunPage({ params, searchParams }: Props) {
  const { slug, prompt: key, ...named } = await params;
  const access = await requireProject(slug, "record:read");
  const run = await getPromptRun(access, runNumberOf(named.number));
  if (!run || run.prompt.key !== key) notFound();
  const { page } = promptSearch.parse(await searchParams);
  const grid = await getRunPage(access, run, page);
  const path = `/projects/${slug}/training/prompts`;
  const here = `${path}/${key}/runs/${run.number}`;
  const done = run.totals.reduce((sum, { answers }) => sum + answers, 0);
  const { usd, tokens } = run.budget;
  const exported = `/api/v1/projects/${slug}/prompt-runs/${run.number}/export`;
  return (
    <>
      <PageHeader
        title={`Run ${run.number}`}
        note={
          <>
            <Time at={run.createdAt} /> by {run.createdByName}
          </>
        }
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Prompts", href: path },
          { label: run.prompt.name, href: `${path}/${key}` },
        ]}
        description={[
          `${formatCount(run.variants.length, "column")} over ${formatCount(run.rowCount, "row")}`,
          ...(run.dataset ? [`of dataset version ${run.dataset}`] : []),
          ...(usd === null ? [] : [`${formatMoney(usd)} at most`]),
          ...(tokens === null ? [] : [`${formatCount(tokens, "token")} at most`]),
        ].join(", ")}
        actions={(["csv", "jsonl"] as const).map((as) => (
          <a key={as} href={`${exported}?as=${as}`} download className={buttonClass()}>
            Export {as === "csv" ? "CSV" : "JSON Lines"}
          </a>
        ))}
      />
      <Card title="What each column took" flush className="mb-4">
        <RunTotals run={run} path={`${path}/${key}`} />
      </Card>
      <RunGrid
        // A run that goes on again, or is over, begins from what is stored.
        key={`${run.jobId}/${run.state}/${page}`}
        slug={slug}
        {...grid}
        number={run.number}
        jobId={run.jobId}
        columns={run.columns}
        variants={run.variants}
        done={done}
        total={run.rowCount * run.variants.length}
        state={run.state}
        errorMessage={run.errorMessage}
        mayCancel={may(access, "job:cancel")}
        mayResume={may(access, "connection:use")}
      />
      <Pagination
        summary={`Rows ${(page - 1) * ROWS_PER_PAGE + 1}–${(page - 1) * ROWS_PER_PAGE + grid.rows.length} of ${run.rowCount}`}
        previousHref={page > 1 ? `${here}?page=${page - 1}` : undefined}
        nextHref={page * ROWS_PER_PAGE < run.rowCount ? `${here}?page=${page + 1}` : undefined}
      />
    </>
  );
}
