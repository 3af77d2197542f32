import type { Message, Turns } from "#lib/alignment/items/campaign-item.ts";
import { messagesOf, turnsOf } from "#lib/alignment/items/turns.ts";
import { canonicalJson } from "#lib/lifecycle/snapshot.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** How HH-RLHF writes whose turn it is; TRL's own data sets without a prompt are written so. */
export const HUMAN = "\n\nHuman: ";
export const ASSISTANT = "\n\nAssistant: ";
/** A response that is empty or begins with a blank leaves the marker without its own. */
const ASSISTANT_MARK = ASSISTANT.trimEnd();

export type Pair = { readonly prompt: Turns; readonly chosen: Turns; readonly rejected: Turns };

/**
 * Finds the prompt that two answers begin with. Of conversations, the messages both share; of texts, everything up to the last turn of
 * the assistant that begins in what both share. Texts without turns begin with no prompt that could be told from the answers, and
 * are refused.
 */
export function splitPrompt(chosen: Turns, rejected: Turns): Outcome<Pair, "no-prompt"> {
  if (typeof chosen === "string" && typeof rejected === "string") return splitTexts(chosen, rejected);
  return splitMessages(messagesOf(chosen, "response"), messagesOf(rejected, "response"));
}

function splitTexts(chosen: string, rejected: string): Outcome<Pair, "no-prompt"> {
  let shared = 0;
  while (shared < Math.min(chosen.length, rejected.length) && chosen[shared] === rejected[shared]) shared += 1;
  const at = chosen.slice(0, shared).lastIndexOf(ASSISTANT_MARK);
  if (at < 0)
    return refuse(
      "no-prompt",
      "The two texts share no beginning that ends with “Assistant:”; write the prompt in a field of its own.",
    );
  const marked = shared >= at + ASSISTANT.length && chosen.startsWith(ASSISTANT, at) ? ASSISTANT : ASSISTANT_MARK;
  const from = at + marked.length;
  return accept({
    prompt: plainPrompt(chosen.slice(0, at)),
    chosen: chosen.slice(from),
    rejected: rejected.slice(from),
  });
}

/** One turn of a human is a prompt like any other; more stay as they are written. */
function plainPrompt(text: string): string {
  const isSingle =
    text.startsWith(HUMAN) && !text.slice(HUMAN.length).includes(HUMAN) && !text.includes(ASSISTANT_MARK);
  return isSingle ? text.slice(HUMAN.length) : text;
}

function splitMessages(chosen: readonly Message[], rejected: readonly Message[]): Outcome<Pair, "no-prompt"> {
  let shared = 0;
  // Each answer keeps a message at least.
  while (shared < Math.min(chosen.length, rejected.length) - 1 && isSame(chosen[shared], rejected[shared])) shared += 1;
  const prompt = turnsOf(chosen.slice(0, shared), "prompt");
  const [one, other] = [turnsOf(chosen.slice(shared), "response"), turnsOf(rejected.slice(shared), "response")];
  if (prompt === null || one === null || other === null)
    return refuse("no-prompt", "The two conversations share no message to begin with.");
  return accept({ prompt, chosen: one, rejected: other });
}

function isSame(one: Message | undefined, other: Message | undefined): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}
