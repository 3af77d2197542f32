import { type CallOptions, callEndpoint, readJson } from "#lib/connections/client/call.ts";
import { CallError } from "#lib/connections/client/call-error.ts";
import {
  type ChatAnswer,
  chatAnswer,
  reasoningIn,
  type Said,
  stringIn,
  type ToolCall,
  textIn,
  throwErrorIn,
} from "#lib/connections/client/chat-answer.ts";
import { type ChatRequest, chatBody } from "#lib/connections/client/chat-request.ts";
import { inDialect } from "#lib/connections/client/dialect.ts";
import type { OpenConnection } from "#lib/connections/client/open-connection.ts";
import { readUsage } from "#lib/connections/client/usage.ts";
import { type Json, member } from "#lib/platform/json-value.ts";

export const CHAT_PATH = "/chat/completions";

/** One answer of a model, whole. @throws CallError */
export async function chat(
  connection: OpenConnection,
  request: ChatRequest,
  options: CallOptions = {},
): Promise<ChatAnswer> {
  const model = request.model ?? connection.defaultModel;
  return inDialect(connection, model, async (dialect) => {
    const began = performance.now();
    const body = chatBody(model, request, dialect, false);
    const answer = await callEndpoint(connection, { ...options, path: CHAT_PATH, body });
    const said = readCompletion(connection, await readJson(connection, answer));
    return chatAnswer(connection, request, said, { latencyMs: performance.now() - began, firstTokenMs: null });
  });
}

/** @throws CallError when it is an error, or no chat completion. */
export function readCompletion(connection: OpenConnection, completion: Json): Said {
  throwErrorIn(connection, completion);
  const choices = member(completion, "choices");
  const choice: Json | undefined = Array.isArray(choices) ? choices[0] : undefined;
  const message = member(choice, "message");
  if (message === undefined)
    throw new CallError("malformed", `${connection.name} answers JSON that is no chat completion. Check its address.`);
  const calls = member(message, "tool_calls");
  return {
    text: textIn(member(message, "content")),
    reasoning: reasoningIn(message),
    refusal: stringIn(message, "refusal"),
    toolCalls: Array.isArray(calls) ? calls.map(readToolCall) : [],
    finishReason: stringIn(choice, "finish_reason"),
    model: stringIn(completion, "model"),
    usage: readUsage(member(completion, "usage")),
  };
}

function readToolCall(call: Json): ToolCall {
  const called = member(call, "function");
  return {
    id: stringIn(call, "id") ?? "",
    name: stringIn(called, "name") ?? "",
    arguments: stringIn(called, "arguments") ?? "",
  };
}
