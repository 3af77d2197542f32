import { firstObjectIn } from "#lib/connections/running/embedded-json.ts";

export type Choice = "first" | "second" | "tie";
export type ReadChoice = { readonly preferred: Choice; readonly reason: string };

const MAX_REASON = 2_000;

const CHOICES = new Map<string, Choice>([
  ["first", "first"],
  ["second", "second"],
  ["tie", "tie"],
]);

/**
 * What a judge said, however it wrapped it: bare, in a code fence, after words. Null when it named neither answer nor a tie in the way
 * it was asked to; to guess what it meant would put a choice of ours among the judge's.
 */
export function readChoice(text: string): ReadChoice | null {
  const object = firstObjectIn(text, (found) => Object.hasOwn(found, "preferred"));
  const said = object?.preferred;
  const preferred = typeof said === "string" ? CHOICES.get(said.trim().toLowerCase()) : undefined;
  if (!preferred) return null;
  const reason = object?.reason;
  return { preferred, reason: typeof reason === "string" ? reason.slice(0, MAX_REASON) : "" };
}
