import type { ComparedScore } from "#lib/evaluation/comparison/compared-score.ts";
import type { ItemCount } from "#lib/evaluation/comparison/pair-items.ts";
import type { ComparisonMethod } from "#lib/statistics/comparison/compare.ts";

export const METHODS: Record<ComparisonMethod, string> = {
  "mcnemar-exact": "McNemar’s test, exact",
  mcnemar: "McNemar’s test",
  "paired-t": "Student’s paired test",
  "paired-bootstrap": "paired bootstrap",
};

export type SaidVerdict = { readonly text: string; readonly tone: "good" | "red" | "neutral" };

/** What a comparison has shown of the candidate, in words. */
export function sayVerdict({ paired, unpaired, direction }: ComparedScore): SaidVerdict {
  if (paired) {
    if (paired.verdict === "no-difference-shown") return { text: "no difference shown", tone: "neutral" };
    const isUp = paired.verdict === "better";
    if (direction === null) return { text: isUp ? "higher" : "lower", tone: "neutral" };
    return isUp ? { text: "better", tone: "good" } : { text: "worse", tone: "red" };
  }
  const interval = unpaired?.interval ?? null;
  if (!unpaired || !interval) return { text: "cannot be told", tone: "neutral" };
  if (interval.low <= 0 && interval.high >= 0) return { text: "no difference shown", tone: "neutral" };
  const isUp = unpaired.delta > 0;
  if (direction === null) return { text: isUp ? "higher" : "lower", tone: "neutral" };
  return isUp === (direction === "higher") ? { text: "better", tone: "good" } : { text: "worse", tone: "red" };
}

/** How far the items of two evaluations are the same ones. */
export function sayShared(items: readonly ItemCount[]): string {
  const baseline = sum(items.map((count) => count.baseline));
  const candidate = sum(items.map((count) => count.candidate));
  const shared = sum(items.map((count) => count.shared));
  if (baseline === 0 && candidate === 0)
    return "At least one of the two keeps no items, so that scores are held against each other as they are, each with its own interval.";
  if (shared === 0)
    return "The two have no item in common, so that scores are held against each other as they are, each with its own interval.";
  const said = `${number(shared)} of ${number(baseline)} and ${number(candidate)} items are the same and are compared one by one`;
  return shared === baseline && shared === candidate
    ? `All ${number(shared)} items are the same, and are compared one by one.`
    : `${said}; the others say nothing about the difference.`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function number(value: number): string {
  return value.toLocaleString("en-US").replaceAll(",", "\u2009");
}
