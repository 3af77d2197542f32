import type { Metadata } from "next";
import { JobList } from "#components/background/job-list.tsx";
import { CustodyCard } from "#components/evaluation/custody-card.tsx";
import { EvaluationCharts } from "#components/evaluation/evaluation-charts.tsx";
import { EvaluationFilter } from "#components/evaluation/evaluation-filter.tsx";
import { EvaluationList } from "#components/evaluation/evaluation-list.tsx";
import { EvaluationsEmpty } from "#components/evaluation/evaluations-empty.tsx";
import { ImportEvaluation } from "#components/evaluation/import-evaluation.tsx";
import { ObjectivesTable } from "#components/evaluation/objectives-table.tsx";
import { ChecklistCards } from "#components/lifecycle/checklist-cards.tsx";
import { PhaseHeader } from "#components/lifecycle/phase-header.tsx";
import { ActionLink, ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { versionRef } from "#lib/data/datasets/views.ts";
import { listTestVersions, type TestVersionChoice } from "#lib/data/queries/list-test-versions.ts";
import { FORMATS, IMPORTERS } from "#lib/evaluation/importers.ts";
import { EVALUATION_JOBS } from "#lib/evaluation/jobs/kinds.ts";
import { listMeasuredMetrics } from "#lib/evaluation/queries/list-choices.ts";
import { listEvaluationChoices, listEvaluations } from "#lib/evaluation/queries/list-evaluations.ts";
import { listObjectiveStandings } from "#lib/evaluation/queries/list-objective-standings.ts";
import { evaluationSearch } from "#lib/evaluation/schema.ts";
import { chooseSeries } from "#lib/evaluation/shown-series.ts";
import { getPhaseGate, listChecklistStates } from "#lib/gates/queries.ts";
import { publicUrl } from "#lib/platform/env.ts";

export const metadata: Metadata = { title: "Evaluation" };

const PAGE_SIZE = 25;

export default async function EvaluationPage({ params, searchParams }: PageProps<"/projects/[slug]/evaluation">) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const search = evaluationSearch.parse(await searchParams);
  const { origin, model, format, test, sort } = search;
  const narrowed = { origin, model, format, test };
  const [standings, metrics, evaluations, choices] = await Promise.all([
    listObjectiveStandings(access),
    listMeasuredMetrics(access),
    listEvaluations(access, { page: search.page, pageSize: PAGE_SIZE, ...narrowed, sort }),
    listEvaluationChoices(access),
    // What the header shows, asked for along with the rest and not after it.
    getPhaseGate(access, "evaluation"),
  ]);
  const series = chooseSeries(search, metrics, standings);
  const path = `/projects/${slug}/evaluation`;
  const hrefWith = (changes: Values) =>
    `${path}?${new URLSearchParams(entriesOf({ ...series, by: search.by, ...narrowed, sort, ...changes }))}`;
  const isNarrowed = Object.values(narrowed).some((one) => one !== undefined);
  const mayImport = may(access, "evaluation:import");
  const testSets = mayImport ? (await listTestVersions(access)).map(offeredTestSet) : [];
  return (
    <>
      <PhaseHeader
        slug={slug}
        phase="evaluation"
        actions={
          <>
            {metrics.length > 0 && (
              <ButtonLink href={`${path}/leaderboard`} prefetch={false}>
                Leaderboard
              </ButtonLink>
            )}
            {may(access, "connection:use") && may(access, "record:read") && (
              <ButtonLink href={`${path}/run`} prefetch={false}>
                Run a test set
              </ButtonLink>
            )}
            {mayImport && (
              <ButtonLink href={`${path}/score`} prefetch={false}>
                Score answers
              </ButtonLink>
            )}
            {mayImport && (
              <ImportEvaluation slug={slug} url={publicUrl()} formats={offeredFormats()} testSets={testSets} />
            )}
          </>
        }
      />
      <JobList access={access} kinds={EVALUATION_JOBS} />
      <Card title="Objectives" id="objectives" flush className="mt-4">
        {standings.length > 0 ? (
          <ObjectivesTable standings={standings} hrefOf={(shown) => `${hrefWith(shown)}#charts`} />
        ) : (
          <EmptyState
            title="Scope sets no objective yet"
            action={<ActionLink href={`/projects/${slug}/scope#objectives`}>Go to the objectives</ActionLink>}
          >
            An objective says which metric must reach which target. Scores are judged against it here.
          </EmptyState>
        )}
      </Card>
      {standings.length > 0 && <CustodyCard access={access} className="mt-4" />}
      {series && (
        <EvaluationCharts
          access={access}
          path={path}
          series={series}
          metrics={metrics}
          standings={standings}
          by={search.by}
        />
      )}
      <Card
        title="Evaluations"
        note={evaluations.total > 0 ? formatCount(evaluations.total, "evaluation") : undefined}
        id="evaluations"
        flush
        className="mt-4"
      >
        {isNarrowed || evaluations.total > 1 ? (
          <EvaluationFilter
            path={path}
            choices={choices}
            chosen={{ ...narrowed, sort }}
            keep={Object.fromEntries(entriesOf({ ...series, by: search.by }))}
          />
        ) : null}
        {evaluations.total > 0 ? (
          <EvaluationList
            evaluations={evaluations}
            path={path}
            hrefOfPage={(page) => `${hrefWith({ page })}#evaluations`}
          />
        ) : isNarrowed ? (
          <p className="px-[var(--edge)] py-6 text-center text-muted">No evaluation fits.</p>
        ) : (
          <EvaluationsEmpty mayImport={mayImport} />
        )}
      </Card>
      {may(access, "record:read") && (
        <div className="mt-4">
          <ChecklistCards slug={slug} checklists={await listChecklistStates(access, "evaluation")} />
        </div>
      )}
    </>
  );
}

type Values = Record<string, string | number | undefined>;

function entriesOf(values: Values): [string, string][] {
  return Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
}

function offeredFormats() {
  return FORMATS.map((key) => ({ key, tool: IMPORTERS[key].tool, fileHint: IMPORTERS[key].fileHint }));
}

function offeredTestSet(version: TestVersionChoice) {
  return { ref: versionRef(version), label: `${version.datasetName}, version ${version.version}` };
}
