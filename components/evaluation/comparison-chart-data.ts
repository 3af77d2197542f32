import type { ChartData } from "#components/charts/chart-model.ts";
import type { ComparedScore } from "#lib/evaluation/comparison/compared-score.ts";

const MOST_BARS = 8;

/** Both sides of the shares and indices that can stand on one axis; scores in units of their own have none. */
export function comparedBars(
  scores: readonly ComparedScore[],
  labels: { readonly baseline: string; readonly candidate: string },
): ChartData | null {
  const shown = scores
    .filter(({ unit, baseline, candidate }) => unit === "" && isIndex(baseline.value) && isIndex(candidate.value))
    .slice(0, MOST_BARS);
  if (shown.length === 0) return null;
  const pointsOf = (side: "baseline" | "candidate") =>
    shown.map((score, x) => {
      const { value, interval } = score[side];
      return { x, y: value, ...(interval && { low: interval.low, high: interval.high }) };
    });
  const isMixed = new Set(shown.map(({ task }) => task)).size > 1;
  return {
    axis: {
      kind: "category",
      labels: shown.map(({ title, taskAlias }) => (isMixed ? `${taskAlias} · ${title}` : title)),
    },
    unit: "",
    series: [
      { key: "baseline", slot: 1, label: labels.baseline, points: pointsOf("baseline") },
      { key: "candidate", slot: 0, label: labels.candidate, points: pointsOf("candidate") },
    ],
    fromZero: true,
    noun: ["score", "scores"],
  };
}

function isIndex(value: number | null): boolean {
  return value !== null && value >= -1 && value <= 1;
}
