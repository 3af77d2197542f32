import type { SeriesLook } from "#components/charts/chart-model.ts";

const PATHS: Record<SeriesLook["shape"], string> = {
  circle: "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0Z",
  square: "M-2.7-2.7h5.4v5.4h-5.4Z",
  triangle: "M0-3.6 3.4 2.6h-6.8Z",
  diamond: "M0-3.8 3.8 0 0 3.8-3.8 0Z",
  cross: "M-2.6-2.6 2.6 2.6M2.6-2.6-2.6 2.6",
  ring: "M-3.4 0a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0-6.8 0ZM-.8 0a.8.8 0 1 0 1.6 0a.8.8 0 1 0-1.6 0Z",
};

/** The marker of a series at a place of the drawing. */
export function SeriesMark({ cx, cy, look }: { cx: number; cy: number; look: SeriesLook }) {
  return (
    <path
      transform={`translate(${cx} ${cy})`}
      d={PATHS[look.shape]}
      fill="var(--color-surface)"
      stroke={look.colour}
      strokeWidth="1.75"
    />
  );
}
