import type { ChartModel, ChartPoint } from "#components/charts/chart-model.ts";
import { prepareChart } from "#components/charts/prepare.ts";
import { smooth } from "#components/charts/smooth.ts";
import type { CurveSettings } from "#components/training/curve-settings.ts";
import type { CurvesResponse } from "#lib/training/schema.ts";

export type CurveChart = { readonly key: string; readonly model: ChartModel };

type Curve = CurvesResponse["curves"][number];
type Place = Curve["points"][number];

/** The metric that says how many epochs a step is. */
const EPOCH = "epoch";
const HOUR_MS = 3_600_000;

/** A chart for each metric, with a line for each run that has it. Runs look the same on every chart. */
export function prepareCurves({ runs, keys, curves }: CurvesResponse, settings: CurveSettings): CurveChart[] {
  return keys
    .filter((key) => key !== EPOCH || settings.axis !== "epoch")
    .map((key) => {
      const series = runs.flatMap((run, slot) => {
        const curve = curves.find((one) => one.key === key && one.run === run.number);
        if (!curve) return [];
        const placeOf = placing(settings, run, curves);
        const points = pointsOf(curve.points, placeOf, settings);
        return points.length > 0
          ? [{ key: `run-${run.number}`, label: `${run.number} ${run.name}`, points, slot }]
          : [];
      });
      const name = { step: "step", time: "hours", epoch: "epoch" }[settings.axis];
      const model = prepareChart({
        axis: { kind: "number", name, scale: settings.logX ? "log" : "linear" },
        yScale: settings.logY ? "log" : "linear",
        unit: "",
        bounds: "spread",
        series,
        noun: ["point", "points"],
      });
      return { key, model };
    });
}

function pointsOf(
  places: readonly Place[],
  placeOf: (place: Place) => number | null,
  { smoothing, from, to }: CurveSettings,
): ChartPoint[] {
  const smoothed = smooth(
    places.map(({ value }) => value),
    smoothing / 100,
  );
  return places.flatMap((place, index): ChartPoint[] => {
    const x = placeOf(place);
    if (x === null || (from !== null && x < from) || (to !== null && x > to)) return [];
    const y = smoothed[index] ?? null;
    // Where values are smoothed, how far they went stands around the line and so still shows an outlier.
    const { min, max } = place;
    const spread = min !== null && max !== null && (min < max || smoothing > 0);
    return [spread && y !== null ? { x, y, low: Math.min(min, y), high: Math.max(max, y) } : { x, y }];
  });
}

/** Where along the axis a point stands; null where nobody knows. */
function placing(
  { axis }: CurveSettings,
  run: CurvesResponse["runs"][number],
  curves: readonly Curve[],
): (place: Place) => number | null {
  if (axis === "step") return ({ step }) => step;
  if (axis === "time") return run.isStartKnown ? ({ atMs }) => (atMs - run.startedAtMs) / HOUR_MS : () => null;
  const epochs = curves.find((one) => one.key === EPOCH && one.run === run.number)?.points ?? [];
  return ({ step }) => epochAt(epochs, step);
}

/** The epoch at a step, on the straight line between the two places around it; a training moves through its data evenly. */
export function epochAt(epochs: readonly Place[], step: number): number | null {
  const known = epochs.filter((place): place is Place & { value: number } => place.value !== null);
  const after = known.findIndex((place) => place.step >= step);
  const next = known[after];
  if (next?.step === step) return next.value;
  const [one, other] = after === -1 ? [known.at(-2), known.at(-1)] : [known[after - 1] ?? { step: 0, value: 0 }, next];
  if (!one || !other || one.step === other.step) return other?.value ?? null;
  return one.value + ((step - one.step) / (other.step - one.step)) * (other.value - one.value);
}
