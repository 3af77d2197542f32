import type { Turns } from "#lib/alignment/items/campaign-item.ts";
import { textOfMessage } from "#lib/alignment/items/turns.ts";

/** Turns as one text, for a machine that reads texts: a single message is what it says, of several each names who speaks. */
export function textOfTurns(turns: Turns): string {
  if (typeof turns === "string") return turns;
  const [only, second] = turns;
  if (only && second === undefined) return textOfMessage(only);
  return turns.map((message) => `${String(message.role)}: ${textOfMessage(message)}`).join("\n\n");
}
