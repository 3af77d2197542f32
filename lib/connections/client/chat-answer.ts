import { CallError, kindOfStatus } from "#lib/connections/client/call-error.ts";
import { type ChatRequest, wordsOf } from "#lib/connections/client/chat-request.ts";
import { readErrorObject } from "#lib/connections/client/error-body.ts";
import type { OpenConnection } from "#lib/connections/client/open-connection.ts";
import { costUsd, estimateUsage, type TokenUsage } from "#lib/connections/client/usage.ts";
import { type Json, member } from "#lib/platform/json-value.ts";

export type ToolCall = { readonly id: string; readonly name: string; readonly arguments: string };

export type ChatAnswer = {
  /** Empty where the model said nothing, as when it only calls tools. */
  readonly text: string;
  /** What it thought aloud, where the endpoint shows it. */
  readonly reasoning: string;
  /** Its refusal in its own words, where it gives one apart from the text. */
  readonly refusal: string | null;
  readonly toolCalls: readonly ToolCall[];
  /** `stop`, `length`, `tool_calls`, `content_filter`, or null where the endpoint does not say. */
  readonly finishReason: string | null;
  /** The model that answered, in the endpoint's words. */
  readonly model: string;
  readonly usage: TokenUsage;
  readonly costUsd: number | null;
  readonly latencyMs: number;
  /** Until the first piece of the answer; null for an answer that came whole. */
  readonly firstTokenMs: number | null;
};

/** What an answer says, gathered at once or piece by piece. */
export type Said = Pick<ChatAnswer, "text" | "reasoning" | "refusal" | "toolCalls" | "finishReason"> & {
  readonly model: string | null;
  readonly usage: TokenUsage | null;
};

type Timing = Pick<ChatAnswer, "latencyMs" | "firstTokenMs">;

export function chatAnswer(connection: OpenConnection, request: ChatRequest, said: Said, timing: Timing): ChatAnswer {
  const usage = said.usage ?? estimateUsage(wordsOf(request), said.reasoning + said.text);
  const model = said.model ?? request.model ?? connection.defaultModel;
  return { ...said, model, usage, costUsd: costUsd(connection.prices, usage), ...timing };
}

/** Text as endpoints write it: a string, nothing, or a list of parts. */
export function textIn(content: Json | undefined): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part: Json) => stringIn(part, "text") ?? "").join("");
}

export function stringIn(value: Json | undefined, name: string): string | null {
  const found = member(value, name);
  return typeof found === "string" ? found : null;
}

/** What the model thought, under either of the names in use. */
export function reasoningIn(message: Json | undefined): string {
  return stringIn(message, "reasoning_content") ?? stringIn(message, "reasoning") ?? "";
}

/** @throws CallError for an error that comes inside an answer of 200, whole or in a stream. */
export function throwErrorIn({ name, key }: OpenConnection, value: Json): void {
  const error = member(value, "error");
  if (error === undefined || error === null) return;
  const { message, code, param } = readErrorObject(error, key);
  const status = Number(code);
  const kind = status >= 400 && status < 600 ? kindOfStatus(status) : kindOfCode(code ?? "");
  throw new CallError(kind, `${name} gave up: ${message || "it gives no reason"}`, { code, param });
}

function kindOfCode(code: string): CallError["kind"] {
  if (/rate_?limit|too_many/i.test(code)) return "limited";
  return /invalid|unsupported|not_found|authentication|permission|content_filter|exceeded/i.test(code)
    ? "refused"
    : "server";
}
