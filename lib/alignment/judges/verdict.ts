import type { Choice } from "#lib/alignment/judges/read-choice.ts";

/** What one judge said of an item when asked in both orders; null where it gave no choice that could be read. */
export type BothOrders = {
  /** With answer A first. */
  readonly aFirst: Choice | null;
  /** With answer B first. */
  readonly bFirst: Choice | null;
};

export const VERDICTS = {
  a: "A is better",
  b: "B is better",
  tie: "Tie",
  inconsistent: "Changed with the order",
  unread: "No choice to read",
} as const;

/**
 * What a judge makes of an item. `inconsistent`: the order decided, so that nothing is said of the answers; it counts as
 * a tie and never as a preference. `unread`: one of the two orders has no choice.
 */
export type Verdict = keyof typeof VERDICTS;

export function verdictOf({ aFirst, bFirst }: BothOrders): Verdict {
  if (aFirst === null || bFirst === null) return "unread";
  const [one, other] = [answerOf(aFirst, "a"), answerOf(bFirst, "b")];
  return one === other ? one : "inconsistent";
}

/** Whether the choice stayed at one place when the answers changed theirs, and at which. */
export function stayedAt({ aFirst, bFirst }: BothOrders): "first" | "second" | null {
  return aFirst === bFirst && aFirst !== "tie" ? aFirst : null;
}

function answerOf(choice: Choice, first: "a" | "b"): "a" | "b" | "tie" {
  if (choice === "tie") return "tie";
  return (choice === "first") === (first === "a") ? "a" : "b";
}
