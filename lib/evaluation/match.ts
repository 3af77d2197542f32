import type { MeasuredScore, Objective } from "#lib/evaluation/rules.ts";
import { metricKeyOf } from "#lib/statistics/metrics.ts";

/**
 * The score an objective is judged by: of its metric, whatever name the file gave it, on its dataset, from the newest
 * evaluation that has one. Where the objective leaves open which task or filter is meant, the worst one counts: an easy
 * task or a lenient filter must not open a gate, and filters are never averaged.
 *
 * @returns null when nothing measures the objective.
 */
export function matchScore<S extends MeasuredScore>(objective: Objective, scores: readonly S[]): S | null {
  const measuring = scores.filter((score) => measures(objective, score));
  const [first] = measuring.toSorted(
    (a, b) =>
      b.evaluatedAt.getTime() - a.evaluatedAt.getTime() ||
      b.evaluationNumber - a.evaluationNumber ||
      merit(objective, a) - merit(objective, b) ||
      compare(a.task, b.task) ||
      compare(a.filter, b.filter),
  );
  return first ?? null;
}

/** What a score is a score of. */
export type Measure = Pick<MeasuredScore, "task" | "taskAlias" | "metric" | "filter">;

/** Whether a score of this kind says something about an objective. */
export function measures(objective: Pick<Objective, "metricKey" | "dataset">, measure: Measure): boolean {
  const { metric, filter } = splitMetric(objective.metricKey);
  const dataset = objective.dataset === null ? null : plain(objective.dataset);
  return (
    metricKeyOf(measure.metric) === metricKeyOf(metric) &&
    (filter === null || measure.filter === filter) &&
    (dataset === null || plain(measure.task) === dataset || plain(measure.taskAlias) === dataset)
  );
}

/** Splits "exact_match,strict-match" at its last comma; the filter is null where none is named. */
export function splitMetric(name: string): { metric: string; filter: string | null } {
  const comma = name.lastIndexOf(",");
  if (comma < 0) return { metric: name, filter: null };
  return { metric: name.slice(0, comma), filter: name.slice(comma + 1).trim() };
}

/** Higher is better, whatever the direction; what is not a number is worst. */
function merit({ direction, target }: Objective, { value }: MeasuredScore): number {
  if (value === null) return -Number.MAX_VALUE;
  if (direction === "target") return -Math.abs(value - target);
  return direction === "higher" ? value : -value;
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}

/** By code units, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
