import type { Message, Turns } from "#lib/alignment/items/campaign-item.ts";
import { isJsonObject, type Json } from "#lib/platform/json-value.ts";

export type Side = "prompt" | "response";

/** Who speaks where a text stands for a single message. */
const ROLE: Record<Side, string> = { prompt: "user", response: "assistant" };

/**
 * The form in which turns are kept: a conversation of one plain message of the usual role is its text, so that a file says the same
 * whether it writes texts or messages. Null for what is neither.
 */
export function turnsOf(value: Json | undefined, side: Side): Turns | null {
  if (typeof value === "string") return value;
  if (!Array.isArray(value) || value.length === 0 || !value.every(isMessage)) return null;
  const [only, second] = value as Message[];
  const isPlain =
    second === undefined &&
    only?.role === ROLE[side] &&
    typeof only.content === "string" &&
    Object.keys(only).length === 2;
  return isPlain ? (only.content as string) : (value as readonly Message[]);
}

/** The same as a list of messages. */
export function messagesOf(turns: Turns, side: Side): readonly Message[] {
  return typeof turns === "string" ? [{ role: ROLE[side], content: turns }] : turns;
}

function isMessage(value: Json): value is Message {
  if (!isJsonObject(value) || typeof value.role !== "string" || value.role === "") return false;
  const { content } = value;
  // Calls of a tool come without a text.
  if (content === undefined || content === null) return "tool_calls" in value;
  return typeof content === "string" || (Array.isArray(content) && content.every(isPart));
}

function isPart(value: Json): boolean {
  return typeof value === "string" || (isJsonObject(value) && typeof value.type === "string");
}

/** What people read of a message. */
export function textOfMessage({ content, tool_calls: calls }: Message): string {
  const said = typeof content === "string" ? content : Array.isArray(content) ? content.map(textOfPart).join("\n") : "";
  return calls === undefined ? said : `${said}${said ? "\n" : ""}${JSON.stringify(calls)}`;
}

function textOfPart(part: Json): string {
  if (typeof part === "string") return part;
  if (!isJsonObject(part)) return "";
  return typeof part.text === "string" ? part.text : `[${String(part.type)}]`;
}

/** How long an answer is, in characters of what people read. */
export function lengthOf(turns: Turns): number {
  if (typeof turns === "string") return turns.length;
  return turns.reduce((sum, message) => sum + textOfMessage(message).length, 0);
}
