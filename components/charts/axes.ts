import type { Tick } from "#components/charts/chart-model.ts";

export const MARGIN = { top: 8, right: 4, bottom: 0, left: 0 };
export const GRID_PROPS = { vertical: false, stroke: "var(--color-line)" } as const;

/** What both axes of every chart share. */
export function axisProps() {
  return {
    axisLine: false,
    tickLine: false,
    tick: { fontSize: 11, fill: "var(--color-muted)" },
  } as const;
}

/** Finds a tick's words by its value. */
export function tickLabel(ticks: readonly Tick[]): (value: number) => string {
  const labels = new Map(ticks.map(({ value, label }) => [value, label]));
  return (value) => labels.get(value) ?? "";
}
