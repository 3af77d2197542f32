import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Chart } from "#components/charts/chart.tsx";
import { prepareChart } from "#components/charts/prepare.ts";
import { comparedBars } from "#components/evaluation/comparison-chart-data.ts";
import { ComparisonPicker } from "#components/evaluation/comparison-picker.tsx";
import { ComparisonTable } from "#components/evaluation/comparison-table.tsx";
import { PairedItems } from "#components/evaluation/paired-items.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import type { ComparedScore } from "#lib/evaluation/comparison/compared-score.ts";
import { sayShared } from "#lib/evaluation/comparison/words.ts";
import { getComparison } from "#lib/evaluation/queries/get-comparison.ts";
import { listComparable } from "#lib/evaluation/queries/list-comparable.ts";
import { type ComparisonSearch, comparisonSearch, evaluationNumber } from "#lib/evaluation/schema.ts";

export const metadata: Metadata = { title: "Compare evaluations" };

type Props = PageProps<"/projects/[slug]/evaluation/compare">;

export default async function ComparePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const search = comparisonSearch.parse(await searchParams);
  const others = await listComparable(access);
  // Without a choice the newest stands against the one before it.
  const [older, newer] = (search.pick ?? []).map(evaluationNumber).sort((a, b) => a - b);
  const numbers = {
    baseline: search.a === undefined ? (older ?? others[1]?.number ?? 0) : evaluationNumber(search.a),
    candidate: search.b === undefined ? (newer ?? others[0]?.number ?? 0) : evaluationNumber(search.b),
  };
  const above = `/projects/${slug}/evaluation`;
  const path = `${above}/compare`;
  const found = await getComparison(access, numbers);
  const wasAsked = search.a !== undefined && search.b !== undefined;
  if (!found && wasAsked && numbers.baseline !== numbers.candidate) notFound();
  const labels = { baseline: `#${numbers.baseline}`, candidate: `#${numbers.candidate}` };
  const chosen = found ? chosenOf(found.scores, search) : null;
  const hrefWith = (changes: Partial<ComparisonSearch>) => `${path}?${queryOf(search, numbers, chosen, changes)}#items`;
  const bars = found && comparedBars(found.scores, labels);
  return (
    <>
      <PageHeader
        title="Compare evaluations"
        breadcrumb={[
          { label: "Portfolio", href: "/" },
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Evaluation", href: above },
        ]}
      />
      <ComparisonPicker
        path={path}
        baseline={found?.baseline ?? null}
        candidate={found?.candidate ?? null}
        others={others}
      />
      {!found && (
        <Card className="mt-4">
          <EmptyState title={others.length < 2 ? "It takes two evaluations" : "Choose two evaluations"}>
            Two evaluations are compared on the items they share: each score with its difference, its interval and what
            that shows.
          </EmptyState>
        </Card>
      )}
      {found && (
        <>
          <Card
            title={`${found.candidate.name} against ${found.baseline.name}`}
            note={formatCount(found.scores.length, "shared score")}
            flush
            className="mt-4"
          >
            <p className="px-[var(--edge)] pb-2 text-pretty">{sayShared(found.items)}</p>
            {found.scores.length > 0 ? (
              <ComparisonTable
                scores={found.scores}
                labels={labels}
                chosen={chosen}
                hrefOf={
                  may(access, "record:read")
                    ? ({ metricKey, task, filter }) => hrefWith({ metric: metricKey, task, filter, page: 1 })
                    : undefined
                }
              />
            ) : (
              <EmptyState title="No score in common">The two measure other metrics, or other tasks.</EmptyState>
            )}
          </Card>
          {bars && (
            <div className="mt-4">
              <Chart
                title="Scores side by side"
                note="each over all its own items"
                model={prepareChart(bars)}
                form="bar"
                heightPx={240}
              />
            </div>
          )}
          {chosen && may(access, "record:read") && (
            <PairedItems
              access={access}
              numbers={numbers}
              score={chosen}
              outcome={search.outcome}
              page={search.page}
              hrefOf={hrefWith}
            />
          )}
        </>
      )}
    </>
  );
}

/** The score whose items are listed: the one asked for, else the first that has some. */
function chosenOf(scores: readonly ComparedScore[], { metric, task, filter }: ComparisonSearch): ComparedScore | null {
  const withItems = scores.filter(({ column, paired }) => column && paired?.items);
  return (
    withItems.find(
      (score) =>
        score.metricKey === metric &&
        (task === undefined || score.task === task) &&
        (filter === undefined || score.filter === filter),
    ) ??
    withItems[0] ??
    null
  );
}

function queryOf(
  { outcome, page }: ComparisonSearch,
  { baseline, candidate }: { baseline: number; candidate: number },
  chosen: ComparedScore | null,
  changes: Partial<ComparisonSearch>,
): URLSearchParams {
  const kept = { metric: chosen?.metricKey, task: chosen?.task, filter: chosen?.filter, outcome, page, ...changes };
  const named = Object.entries(kept).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return new URLSearchParams([["a", String(baseline)], ["b", String(candidate)], ...named]);
}
