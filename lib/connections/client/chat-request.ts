import type { Dialect } from "#lib/connections/client/dialect.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";

/** As it is sent, so with the API's own names. */
export type ChatMessage = {
  readonly role: "system" | "developer" | "user" | "assistant" | "tool";
  readonly content: string | null | readonly JsonObject[];
  readonly name?: string;
  readonly tool_calls?: readonly JsonObject[];
  readonly tool_call_id?: string;
};

export type ChatRequest = {
  /** The connection's default when left out. */
  readonly model?: string;
  readonly messages: readonly ChatMessage[];
  readonly temperature?: number;
  readonly topP?: number;
  readonly maxTokens?: number;
  readonly stop?: readonly string[];
  /** Asks for the same answer again; not every endpoint keeps to it. */
  readonly seed?: number;
  /** Anything else, sent as it is: `response_format`, `tools`, `logprobs`, `reasoning_effort`. */
  readonly extra?: JsonObject;
};

/** The body of POST /chat/completions in the endpoint's dialect. What is not given is not sent. */
export function chatBody(model: string, request: ChatRequest, dialect: Dialect, isStream: boolean): JsonObject {
  const fields = {
    ...request.extra,
    model,
    messages: request.messages,
    temperature: request.temperature,
    top_p: request.topP,
    [dialect.limitField]: request.maxTokens,
    stop: request.stop,
    seed: request.seed,
    stream: isStream || undefined,
    stream_options: isStream && dialect.hasStreamOptions ? { include_usage: true } : undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as JsonObject;
}

/** The words of a request, for an estimate of its tokens. */
export function wordsOf({ messages }: ChatRequest): string {
  return messages.map(({ content }) => (typeof content === "string" ? content : JSON.stringify(content))).join("\n");
}
