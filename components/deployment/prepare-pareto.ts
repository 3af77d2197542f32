import type { ChartAxis, SeriesLook } from "#components/charts/chart-model.ts";
import { csvField } from "#components/charts/chart-rows.ts";
import { niceTicks, tickDigits } from "#components/charts/ticks.ts";
import { formatNumber } from "#components/ui/format.ts";
import { paretoFrontier } from "#lib/deployment/optimisations/pareto.ts";
import type { SheetState } from "#lib/deployment/optimisations/rules.ts";
import type { Interval } from "#lib/statistics/intervals.ts";

/** One model to be drawn: a base, or what an optimisation made of it. */
export type ParetoInput = {
  readonly key: string;
  readonly label: string;
  readonly kind: "base" | "candidate";
  /** Share of the base's quality that is kept; null where nothing was compared. */
  readonly recovery: number | null;
  readonly interval: Interval | null;
  /** In the unit of the axis; null where nobody measured it. */
  readonly cost: number | null;
  readonly missesFloor: boolean;
  readonly state: SheetState | null;
};

/** Where a point stands, which its mark tells without colour. */
export const MARKS = {
  base: { label: "Base", look: { colour: "var(--color-muted)", dash: "", shape: "square" } },
  frontier: {
    label: "No other keeps more for less",
    look: { colour: "var(--color-series-1)", dash: "", shape: "circle" },
  },
  beaten: {
    label: "Another is better in both",
    look: { colour: "var(--color-series-2)", dash: "", shape: "triangle" },
  },
  unsafe: { label: "Misses a safety floor", look: { colour: "var(--color-red)", dash: "", shape: "cross" } },
} as const satisfies Record<string, { label: string; look: SeriesLook }>;
export type Mark = keyof typeof MARKS;

export type ParetoPoint = {
  readonly key: string;
  readonly label: string;
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  readonly low: number | null;
  readonly high: number | null;
  /** How far the interval reaches below and above; null where there is none. */
  readonly arms: readonly [below: number, above: number] | null;
  /** On which side of the mark its name covers fewer others. */
  readonly side: "left" | "right";
};

export type ParetoModel = {
  readonly x: ChartAxis & { readonly name: string; readonly unit: string };
  readonly y: ChartAxis & { readonly name: string };
  readonly points: readonly ParetoPoint[];
  /** The frontier as a line of steps. */
  readonly steps: readonly { readonly x: number; readonly y: number }[];
  readonly target: number;
  readonly digits: number;
  readonly summary: string;
  readonly empty: boolean;
};

export type ParetoAxes = {
  readonly x: { readonly title: string; readonly unit: string; readonly better: "lower" | "higher" };
  readonly y: string;
  /** The least recovery that is asked, as a share. */
  readonly target: number;
};

/**
 * Decides what the chart of quality against cost shows. Only what holds its safety floors is on the frontier: what does not is no choice,
 * however cheap.
 */
export function prepareParetoChart(inputs: readonly ParetoInput[], { x, y, target }: ParetoAxes): ParetoModel {
  const known = inputs.flatMap(({ recovery, cost, ...input }) =>
    recovery === null || cost === null ? [] : [{ ...input, quality: recovery, cost }],
  );
  const scale = scaleOf(
    known.map(({ cost }) => cost),
    x.unit,
  );
  const frontier = paretoFrontier(
    known.filter(({ missesFloor }) => !missesFloor),
    x.better,
  );
  const costs = known.map(({ cost }) => cost / scale.factor);
  const values = known.flatMap(({ quality, interval }) => [
    quality,
    interval?.low ?? quality,
    interval?.high ?? quality,
  ]);
  const xTicks = costs.length > 0 ? niceTicks(0, Math.max(...costs), 5) : [0, 1];
  const yTicks = niceTicks(Math.min(...values, target) * 100, Math.max(...values, target, 1) * 100);
  const middle = ((xTicks[0] ?? 0) + (xTicks.at(-1) ?? 1)) / 2;
  const points = known.map((one): ParetoPoint => {
    const mark: Mark = one.missesFloor
      ? "unsafe"
      : one.kind === "base"
        ? "base"
        : frontier.includes(one)
          ? "frontier"
          : "beaten";
    const at = one.cost / scale.factor;
    const { low, high } = one.interval ?? { low: null, high: null };
    return {
      ...{ key: one.key, label: one.label, mark, x: at, y: one.quality * 100 },
      low: low === null ? null : low * 100,
      high: high === null ? null : high * 100,
      arms: low === null || high === null ? null : [(one.quality - low) * 100, (high - one.quality) * 100],
      side: at > middle ? "left" : "right",
    };
  });
  const digits = Math.max(1, tickDigits(xTicks));
  return {
    x: { ...axisOf(xTicks), name: x.title, unit: scale.unit },
    y: { ...axisOf(yTicks), name: y },
    points: points.toSorted((a, b) => a.x - b.x),
    steps: stepsOf(frontier.map(({ cost, quality }) => ({ x: cost / scale.factor, y: quality * 100 }))),
    target: target * 100,
    digits,
    summary: summaryOf(points, inputs.length - known.length, {
      ...{ quality: y, digits, unit: scale.unit, target },
      cost: x.title.toLowerCase(),
    }),
    empty: known.length === 0,
  };
}

function axisOf(ticks: readonly number[]): ChartAxis {
  const digits = tickDigits(ticks);
  return {
    domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1],
    ticks: ticks.map((value) => ({ value, label: formatNumber(value, digits) })),
    scale: "linear",
  };
}

const SCALES: Readonly<Record<string, readonly { readonly factor: number; readonly unit: string }[]>> = {
  B: [
    { factor: 1e9, unit: "GB" },
    { factor: 1e6, unit: "MB" },
    { factor: 1e3, unit: "kB" },
  ],
  ms: [{ factor: 1_000, unit: "s" }],
};

/** The largest unit in which the greatest value is 1 or more. */
function scaleOf(costs: readonly number[], unit: string): { readonly factor: number; readonly unit: string } {
  const most = Math.max(0, ...costs);
  return SCALES[unit]?.find(({ factor }) => most >= factor) ?? { factor: 1, unit };
}

/** Between two points of the frontier nothing is known to keep more than the cheaper one. */
function stepsOf(points: readonly { readonly x: number; readonly y: number }[]) {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    return before ? [{ x: point.x, y: before.y }, point] : [point];
  });
}

type Words = { quality: string; cost: string; digits: number; unit: string; target: number };

function summaryOf(points: readonly ParetoPoint[], missing: number, words: Words): string {
  const said = points.map(
    (point) =>
      `${point.label}: ${words.quality.toLowerCase()} ${qualityText(point)} at ${words.cost} ${formatNumber(point.x, words.digits)} ${words.unit} (${MARKS[point.mark].label.toLowerCase()})`,
  );
  const left = missing > 0 ? ` ${missing} not drawn: not compared, or ${words.cost} not measured.` : "";
  if (said.length === 0) return `Nothing to draw.${left}`;
  return `${said.join("; ")}. Asked: ${formatNumber(words.target * 100, 1)} %.${left}`;
}

/** "98.4 % (97.1 to 99.6)". */
export function qualityText({ y, low, high }: Pick<ParetoPoint, "y" | "low" | "high">): string {
  const value = `${formatNumber(y, 1)} %`;
  return low === null || high === null ? value : `${value} (${formatNumber(low, 1)} to ${formatNumber(high, 1)})`;
}

export function paretoCsv({ points, x, y }: ParetoModel): string {
  const head = ["name", `${y.name} (%)`, "95 % low", "95 % high", `${x.name} (${x.unit})`, "standing"];
  const rows = points.map((point) => [point.label, point.y, point.low, point.high, point.x, MARKS[point.mark].label]);
  return `${[head, ...rows].map((row) => row.map(csvField).join(",")).join("\r\n")}\r\n`;
}
