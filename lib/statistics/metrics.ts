import { METRICS, type MetricDirection, type MetricEntry, type MetricKey } from "#lib/statistics/metric-catalogue.ts";

/** A metric as the rest of the product sees it; `direction` is null when nobody has said which way is better. */
export type Metric = Omit<MetricEntry, "direction"> & {
  readonly key: string;
  readonly direction: MetricDirection | null;
};

const KEYS = new Map<string, MetricKey>(
  Object.entries(METRICS).flatMap(([key, { aliases }]) =>
    [key, ...aliases].map((name) => [name.toLowerCase(), key as MetricKey] as const),
  ),
);

/** The key under which scores of a metric meet, whatever a file calls it; an unknown name is its own key. */
export function metricKeyOf(name: string): string {
  return KEYS.get(name.trim().toLowerCase()) ?? name.trim();
}

/**
 * The metric of a key or of any name it goes by. One that is not in the catalogue is described without assumptions.
 *
 * @param higherIsBetter what the result file says, for a metric that is not in the catalogue.
 */
export function metricOf(name: string, higherIsBetter: boolean | null = null): Metric {
  const known = KEYS.get(name.trim().toLowerCase());
  if (known) return { key: known, ...METRICS[known] };
  return {
    key: name.trim(),
    title: name.trim(),
    unit: "",
    direction: higherIsBetter === null ? null : higherIsBetter ? "higher" : "lower",
    range: [null, null],
    kind: "unbounded",
    measuredIn: "evaluation",
    aliases: [],
    source: "Named by the result file",
  };
}

/** Whether a metric can take a value at all: a target of 90 for a share is a slip that no result would ever reach. */
export function isPossible({ range: [low, high] }: Metric, value: number): boolean {
  return Number.isFinite(value) && (low === null || value >= low) && (high === null || value <= high);
}
