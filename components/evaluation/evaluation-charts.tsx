import { Chart } from "#components/charts/chart.tsx";
import { prepareChart } from "#components/charts/prepare.ts";
import { annotationsOf } from "#components/deployment/annotations.ts";
import {
  barsOfEvaluations,
  barsOfModels,
  barsOfTasks,
  comparisonData,
  MAX_BARS,
} from "#components/evaluation/comparison-data.ts";
import { SeriesPicker } from "#components/evaluation/series-picker.tsx";
import { trendData } from "#components/evaluation/trend-data.ts";
import type { ProjectAccess } from "#lib/access/access.ts";
import { listDeployments } from "#lib/deployment/releases/queries/list-deployments.ts";
import type { ObjectiveStanding } from "#lib/evaluation/evidence.ts";
import { findSeries } from "#lib/evaluation/queries/find-series.ts";
import { findTaskScores } from "#lib/evaluation/queries/find-task-scores.ts";
import type { MeasuredMetric } from "#lib/evaluation/queries/list-choices.ts";
import { listMilestones } from "#lib/evaluation/queries/list-milestones.ts";
import type { Comparison } from "#lib/evaluation/schema.ts";
import { objectiveOf, type ShownSeries } from "#lib/evaluation/shown-series.ts";
import type { MeasuredPoint } from "#lib/evaluation/views.ts";
import { metricOf } from "#lib/statistics/metrics.ts";

const MAX_POINTS = 100;
/** More would hide the line they explain. */
const MOST_ROLLOUTS = 8;

type EvaluationChartsProps = {
  access: ProjectAccess<"project:read">;
  path: string;
  series: ShownSeries;
  metrics: readonly MeasuredMetric[];
  standings: readonly ObjectiveStanding[];
  by: Comparison;
};

/** A metric over time, and beside it the same metric compared. */
export async function EvaluationCharts({ access, path, series, metrics, standings, by }: EvaluationChartsProps) {
  const metric = metricOf(series.metric);
  const objective = objectiveOf(series, standings);
  const points = await findSeries(access, { ...series, limit: MAX_POINTS });
  const since = points[0]?.evaluatedAt ?? new Date(0);
  const [milestones, deployments, bars] = await Promise.all([
    listMilestones(access, since),
    listDeployments(access, { from: since, page: 1, pageSize: MOST_ROLLOUTS }),
    barsFor(by, access, series, points),
  ]);
  const tasks = metrics.find(({ key }) => key === series.metric)?.tasks ?? [];
  return (
    <section id="charts" aria-label="Charts" className="mt-4">
      <SeriesPicker
        path={path}
        metrics={metrics.map(({ key, title }) => ({ key, title }))}
        tasks={tasks}
        {...series}
        by={by}
      />
      <div className="mt-3 grid gap-4 lg:grid-cols-2">
        <Chart
          title={metric.title}
          note={series.task}
          model={prepareChart(
            trendData({ ...{ metric, points, objective, milestones }, rollouts: annotationsOf(deployments.items) }),
          )}
          heightPx={240}
        />
        <Chart
          title={TITLES[by]}
          note={by === "tasks" ? `${metric.title}, evaluation ${newest(points)}` : `${metric.title}, ${series.task}`}
          model={prepareChart(comparisonData(bars, metric, objective))}
          form="bar"
          heightPx={240}
        />
      </div>
    </section>
  );
}

const TITLES: Record<Comparison, string> = {
  evaluations: "Latest evaluations",
  models: "Models",
  tasks: "Tasks",
};

async function barsFor(
  by: Comparison,
  access: ProjectAccess<"project:read">,
  { metric }: ShownSeries,
  points: readonly MeasuredPoint[],
) {
  if (by === "models") return barsOfModels(points);
  if (by === "evaluations") return barsOfEvaluations(points);
  const limit = MAX_BARS * 4;
  return barsOfTasks(await findTaskScores(access, { evaluationNumber: newest(points), metric, limit }));
}

function newest(points: readonly MeasuredPoint[]): number {
  return points.at(-1)?.evaluationNumber ?? 0;
}
