import type { ChartData } from "#components/charts/chart-model.ts";
import type { TopFeature } from "#lib/alignment/reward-models/top-features.ts";

/** More bars than this cannot be told apart on a small screen. */
export const MOST_BARS = 8;

/** What moves scores most, as bars: what raises them first, what lowers them last. */
export function topFeaturesData(raising: readonly TopFeature[], lowering: readonly TopFeature[]): ChartData {
  const shown = [...raising.slice(0, MOST_BARS), ...lowering.slice(0, MOST_BARS).toReversed()];
  return {
    axis: { kind: "category", labels: shown.map(({ name }) => name) },
    unit: "",
    series: [
      { key: "effect", slot: 0, label: "Effect on a score", points: shown.map(({ effect }, x) => ({ x, y: effect })) },
    ],
    fromZero: true,
    noun: ["feature", "features"],
  };
}
