import type { LoadedRun } from "#lib/training/queries/load-runs.ts";
import type { Order } from "#lib/training/search/comparison.ts";

/** A metric or a parameter as a column of the runs: "metric:eval_loss". */
export type RunColumn = { readonly kind: "metric" | "param"; readonly key: string };

const MOST_COLUMNS = 8;

/** Reads the columns that an address names; null when it names none. */
export function columnsOf(named: readonly string[]): readonly RunColumn[] | null {
  const columns = named.flatMap((name): RunColumn[] => {
    const [, kind, key] = /^(metric|param):(.+)$/s.exec(name) ?? [];
    return (kind === "metric" || kind === "param") && key ? [{ kind, key }] : [];
  });
  return columns.length > 0 ? columns.slice(0, MOST_COLUMNS) : null;
}

export function columnName({ kind, key }: RunColumn): string {
  return `${kind}:${key}`;
}

/** Everything the runs could be shown with: metrics, then parameters, by their names. */
export function offeredColumns(runs: readonly Pick<LoadedRun, "metrics" | "params">[]): readonly RunColumn[] {
  const names = (kind: "metrics" | "params") =>
    [...new Set(runs.flatMap((run) => run[kind].map(({ key }) => key)))].sort();
  return [
    ...names("metrics").map((key): RunColumn => ({ kind: "metric", key })),
    ...names("params").map((key): RunColumn => ({ kind: "param", key })),
  ];
}

/** What to begin with: the losses, and the parameters in which the runs differ. */
export function usualColumns(runs: readonly Pick<LoadedRun, "metrics" | "params">[]): readonly RunColumn[] {
  const offered = offeredColumns(runs);
  const losses = offered.filter(({ kind, key }) => kind === "metric" && /(^|[_/])loss$/i.test(key)).slice(0, 2);
  const valuesOf = (key: string) => new Set(runs.map((run) => run.params.find((one) => one.key === key)?.value));
  const differing = offered.filter(({ kind, key }) => kind === "param" && valuesOf(key).size > 1).slice(0, 2);
  return [...losses, ...differing];
}

/** "metric:eval_loss", "-started": a minus sorts downwards. Null for what nothing is sorted by. */
export function orderOf(sort: string): Order | null {
  const descending = sort.startsWith("-");
  const name = descending ? sort.slice(1) : sort;
  const attribute = { started: "start_time", name: "run_name", status: "status" }[name];
  if (attribute) return { entity: "attribute", key: attribute, descending };
  const [column] = columnsOf([name]) ?? [];
  return column ? { entity: column.kind, key: column.key, descending } : null;
}
