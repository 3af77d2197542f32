import { bareName, guessColumns } from "#lib/evaluation/answers/guess-columns.ts";
import type { TableColumns } from "#lib/evaluation/import-options.ts";
import { METRICS } from "#lib/statistics/metric-catalogue.ts";
import { metricKeyOf } from "#lib/statistics/metrics.ts";

/** Which column holds what. */
export type TableRoles = {
  readonly id: string | null;
  readonly input: string | null;
  readonly answer: string | null;
  readonly expected: readonly string[];
  readonly metrics: readonly string[];
  /** Null for every column that has no other part. */
  readonly slices: readonly string[] | null;
  readonly task: string | null;
  readonly latency: { readonly column: string; readonly unitMs: number } | null;
  readonly error: string | null;
};

const LATENCY: Readonly<Record<string, number>> = { latencyms: 1, durationms: 1, latency: 1000, latencys: 1000 };

/** Which column holds what: as it was said, and by the names in the header where it was not. */
export function rolesOf(header: readonly string[], said: TableColumns = {}): TableRoles {
  const taken = new Set(saidColumns(said));
  const free = header.filter((name) => !taken.has(name));
  const guessed = guessColumns(free);
  const named = (...names: string[]) => free.find((column) => names.includes(bareName(column))) ?? null;
  const latency = free.find((column) => Object.hasOwn(LATENCY, bareName(column)));
  const roles = {
    id: said.id ?? guessed.id ?? null,
    input: said.input ?? guessed.input ?? null,
    answer: said.answer ?? guessed.prediction ?? null,
    expected: said.expected ?? guessed.references,
    task: said.task ?? named("task", "taskname"),
    error: named("error", "errormessage"),
    latency: latency === undefined ? null : { column: latency, unitMs: LATENCY[bareName(latency)] ?? 1 },
    slices: said.slices ?? null,
  };
  const others = namedColumns({ ...roles, metrics: [] });
  return { ...roles, metrics: said.metrics ?? free.filter((name) => !others.has(name) && isMetricName(name)) };
}

/** Every column that was named. */
export function saidColumns({ id, input, answer, task, expected, metrics, slices }: TableColumns): string[] {
  const single = [id, input, answer, task].filter((name) => name !== undefined);
  return [...single, ...(expected ?? []), ...(metrics ?? []), ...(slices ?? [])];
}

/** "exact_match/v1/score", as MLflow names them; a metric of the catalogue; or what ends like one. */
export function isMetricName(column: string): boolean {
  return (
    /\/score$/.test(column) ||
    Object.hasOwn(METRICS, metricKeyOf(column)) ||
    /(?:^|[\s_.-])(?:score|correct|passed|pass)$/i.test(column.trim())
  );
}

/** Every column that has a part to play, which can therefore be no group. */
export function namedColumns({ id, input, answer, expected, metrics, task, latency, error }: TableRoles): Set<string> {
  return new Set(
    [id, input, answer, task, error, latency?.column ?? null, ...expected, ...metrics].filter((name) => name !== null),
  );
}
