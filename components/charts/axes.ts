import type { ChartModel, PlacedAnnotation, Tick } from "#components/charts/chart-model.ts";

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

/** A line's words, kept legible where a series crosses them. */
export function referenceLabel(
  value: string,
  position: "insideBottomLeft" | "insideBottomRight" | "insideTopLeft" | "insideTopRight",
) {
  return {
    value,
    position,
    fill: "var(--color-ink)",
    fontSize: 11,
    style: { paintOrder: "stroke", stroke: "var(--color-surface)", strokeWidth: 2.5, strokeLinejoin: "round" },
  } as const;
}

/** How the line of a target is drawn. */
export function targetProps({ value, label, side, isAtTop }: NonNullable<ChartModel["target"]>) {
  const [atLeft, atRight] = isAtTop
    ? (["insideTopLeft", "insideTopRight"] as const)
    : (["insideBottomLeft", "insideBottomRight"] as const);
  return {
    y: value,
    stroke: "var(--color-muted)",
    strokeDasharray: "4 3",
    label: referenceLabel(label, side === "left" ? atLeft : atRight),
  } as const;
}

const ROW_PX = 14;

/** How the line of something that happened is drawn. */
export function annotationProps({ x, label, row, side }: PlacedAnnotation) {
  const words = referenceLabel(label, side === "before" ? "insideTopRight" : "insideTopLeft");
  return {
    x,
    stroke: "var(--color-muted)",
    strokeDasharray: "1.5 3",
    label: row === null ? undefined : { ...words, dy: row * ROW_PX },
  } as const;
}

const FILLS = [1, 0.3, 0.65, 0.1, 0.85, 0.45] as const;

/** How full the bars of the n-th series are, so that they are told apart without colour. */
export function barFill(index: number): number {
  return FILLS[index % FILLS.length] ?? 1;
}
