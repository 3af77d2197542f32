import type { ChartData } from "#components/charts/chart-model.ts";
import type { ComparedCandidate } from "#lib/model/comparison.ts";

/** How often each candidate comes first when nothing is known about the weights, the surest on the left. */
export function winShareData(candidates: readonly ComparedCandidate[]): ChartData {
  const shown = candidates
    .flatMap(({ model, winShare }) => (winShare === null ? [] : [{ label: model.name, winShare }]))
    .toSorted((a, b) => b.winShare - a.winShare)
    .slice(0, 12);
  return {
    axis: { kind: "category", labels: shown.map(({ label }) => label) },
    unit: "%",
    series: [
      {
        key: "first",
        slot: 0,
        label: "First, of all weightings",
        points: shown.map(({ winShare }, x) => ({ x, y: Math.round(winShare * 1_000) / 10 })),
      },
    ],
    fromZero: true,
    noun: ["candidate", "candidates"],
  };
}
