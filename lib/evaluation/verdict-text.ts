import type { Interval } from "#lib/statistics/intervals.ts";
import type { MetricDirection } from "#lib/statistics/metric-catalogue.ts";

export type ObjectiveReason =
  | "objective.met"
  | "objective.off-target"
  | "objective.between-bounds"
  | "objective.too-few-items"
  | "objective.unknown-items"
  | "objective.no-interval"
  | "objective.not-a-number"
  | "objective.not-measured";

type Asked = {
  readonly direction: MetricDirection;
  readonly target: number;
  readonly tolerance?: number;
  readonly unit: string;
  readonly minItems: number;
};

type Judged = {
  readonly reason: ObjectiveReason;
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly n: number | null;
  readonly nOriginal: number | null;
  readonly partial: boolean;
  readonly itemsNeeded: number | null;
};

/** What an objective asks: "≥ 0.8 on at least 500 items", "≤ 900 ms", "within 0.05 of 0.5". */
export function describeRequired({ direction, target, tolerance = 0, unit, minItems }: Asked): string {
  const amount = withUnit(target, unit);
  const bound =
    direction === "target"
      ? `within ${withUnit(tolerance, unit)} of ${amount}`
      : `${direction === "higher" ? "≥" : "≤"} ${amount}`;
  return minItems > 0 ? `${bound} on at least ${items(minItems)}` : bound;
}

/** What is known of an objective, and what would settle it, in a sentence or two. */
export function describeJudgement(asked: Asked, judged: Judged): string {
  const { value, interval, n, nOriginal, partial } = judged;
  if (judged.reason === "objective.not-measured") return "No evaluation measures it.";
  if (value === null) return "The score is not a number.";
  const bounds = interval
    ? `, 95 % interval ${plainNumber(interval.low)} to ${plainNumber(interval.high)}`
    : ", without an interval: the file gives neither the number of items nor a standard error that allow one";
  const size =
    n === null
      ? ""
      : partial && nOriginal !== null
        ? ` on ${plainNumber(n)} of ${items(nOriginal)}`
        : ` on ${items(n)}`;
  return `${withUnit(value, asked.unit)}${size}${bounds}.${advice(judged)}`;
}

function advice({ reason, itemsNeeded }: Judged): string {
  if (reason === "objective.unknown-items") return " The file does not say on how many items.";
  if (reason === "objective.too-few-items") {
    return itemsNeeded === null ? " That is too few." : ` That is too few: ${moreItems(itemsNeeded)} needed.`;
  }
  if (reason !== "objective.between-bounds") return "";
  return itemsNeeded === null
    ? " The score lies on the bound: no number of items would settle it."
    : ` At this score ${moreItems(itemsNeeded)} would settle it.`;
}

function items(count: number): string {
  return `${plainNumber(count)} ${count === 1 ? "item" : "items"}`;
}

function moreItems(count: number): string {
  return `${plainNumber(count)} more ${count === 1 ? "item" : "items"}`;
}

function withUnit(value: number, unit: string): string {
  return unit === "" ? plainNumber(value) : `${plainNumber(value)} ${unit}`;
}

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });

/** Four significant digits, whole from 1 000 on, with a no-break space between thousands. */
function plainNumber(value: number): string {
  const format = Math.abs(value) >= 1000 ? whole : short;
  return format.format(value).replaceAll(",", "\u00a0").replace("-", "−");
}
