import type { ChartAnnotation, ChartModel, PlacedAnnotation } from "#components/charts/chart-model.ts";

/** Of the narrowest chart's width, on a phone: what a letter of 11 px takes. */
const LETTER_SHARE = 6.2 / 280;
/** Lines of words above each other, before they would cover the chart. */
const ROWS = 4;

/**
 * Gives each annotation's words a row in which no other words stand, on the side of its line where there is room. One for which there is
 * none keeps its line alone. Those outside of the axis are left out. Pure.
 */
export function placeAnnotations(
  annotations: readonly ChartAnnotation[],
  [from, to]: ChartModel["x"]["domain"],
): PlacedAnnotation[] {
  /** Where the words of each row end so far, as shares of the width. */
  const ends = Array.from({ length: ROWS }, () => Number.NEGATIVE_INFINITY);
  return annotations
    .filter(({ x }) => x >= from && x <= to)
    .map((annotation) => {
      const at = (annotation.x - from) / (to - from);
      const width = annotation.label.length * LETTER_SHARE;
      const side = at > 0.5 ? ("before" as const) : ("after" as const);
      return {
        ...annotation,
        side,
        start: side === "before" ? at - width : at,
        end: side === "before" ? at : at + width,
      };
    })
    .toSorted((one, other) => one.start - other.start)
    .map(({ start, end, ...annotation }) => {
      const row = ends.findIndex((taken) => taken <= start);
      if (row === -1) return { ...annotation, row: null };
      ends[row] = end;
      return { ...annotation, row };
    });
}
