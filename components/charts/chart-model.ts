/** One measured value. `y` null says that nothing was measured there: a gap, never a zero. */
export type ChartPoint = {
  /** Epoch milliseconds on a time axis, the value on one of numbers, the index of the category on the third. */
  readonly x: number;
  readonly y: number | null;
  /** The 95 % interval, where there is one. */
  readonly low?: number;
  readonly high?: number;
};

export type ChartTarget = { readonly value: number; readonly direction: "at-least" | "at-most" };

/** A release, an incident or a gate's decision, at its instant. */
export type ChartAnnotation = { readonly x: number; readonly label: string };

/** `row` counts from the top, `side` is that of its line; without a row the line stands alone. */
export type PlacedAnnotation = ChartAnnotation & { readonly row: number | null; readonly side: "before" | "after" };

/** What a page knows and hands to `prepareChart`. */
export type ChartData = {
  readonly axis:
    | { readonly kind: "time" }
    | { readonly kind: "category"; readonly labels: readonly string[] }
    /** `name` is what is counted: "step". */
    | { readonly kind: "number"; readonly name: string; readonly scale?: AxisScale };
  /** On a logarithmic one, what is not above zero is a gap. */
  readonly yScale?: AxisScale;
  /** "ms", "requests/s", "USD"; empty for a share or a score. */
  readonly unit: string;
  readonly series: readonly {
    readonly key: string;
    readonly label: string;
    readonly points: readonly ChartPoint[];
    /** Keeps one look wherever the series appears, 0 to 5; otherwise its key decides. */
    readonly slot?: number;
  }[];
  readonly target?: ChartTarget;
  readonly annotations?: readonly ChartAnnotation[];
  /** The range that was asked for, epoch milliseconds; without it, the range of the points. */
  readonly range?: readonly [from: number, to: number];
  /** How far apart points are, in milliseconds: where one is missing, the line breaks. */
  readonly everyMs?: number;
  /** For counts, money and sizes, whose bars and areas mean nothing without their zero. */
  readonly fromZero?: boolean;
  /** What `low` and `high` are: the 95 % interval, or how far the values went that one point stands for. */
  readonly bounds?: "interval" | "spread";
  /** What a point is, one and many: ["evaluation", "evaluations"]. */
  readonly noun?: readonly [one: string, many: string];
};

export type AxisScale = "linear" | "log";

export type Tick = { readonly value: number; readonly label: string };

/** How a series looks. The dash and the marker tell it apart where colours do not. */
export type SeriesLook = {
  readonly colour: string;
  /** An SVG stroke-dasharray; empty for a whole line. */
  readonly dash: string;
  readonly shape: "circle" | "square" | "triangle" | "diamond" | "cross" | "ring";
};

export type ChartSeries = {
  readonly key: string;
  readonly label: string;
  readonly points: readonly ChartPoint[];
  readonly hasInterval: boolean;
  readonly look: SeriesLook;
};

export type ChartAxis = {
  readonly domain: readonly [number, number];
  readonly ticks: readonly Tick[];
  readonly scale: AxisScale;
};

/** Everything a drawing needs to know; a drawing decides nothing. Plain data, so that it crosses to the browser. */
export type ChartModel = {
  readonly kind: "time" | "category" | "number";
  /** What runs along an axis of numbers. */
  readonly axisName: string;
  readonly bounds: "interval" | "spread";
  readonly unit: string;
  /** Decimals of a value on the axis and in the table. */
  readonly digits: number;
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  readonly series: readonly ChartSeries[];
  /** `side` is where the label covers fewer points; `isAtTop`, where there is no room for it above the line. */
  readonly target:
    | (ChartTarget & { readonly label: string; readonly side: "left" | "right"; readonly isAtTop: boolean })
    | null;
  readonly annotations: readonly PlacedAnnotation[];
  /** What the chart shows, in sentences, for those who do not see it. */
  readonly summary: string;
  /** Whether anything was measured at all. */
  readonly empty: boolean;
};
