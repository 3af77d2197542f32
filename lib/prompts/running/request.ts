import type { ChatRequest } from "#lib/connections/client/chat-request.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";
import { messagesFor, type PromptContent, type ResponseFormat } from "#lib/prompts/rules/content.ts";

/** What is asked of a model for one row. */
export function requestFor(content: PromptContent, model: string, row: JsonObject): ChatRequest {
  const { temperature, maxTokens, stop, responseFormat } = content.settings;
  return {
    model,
    messages: messagesFor(content.messages, row),
    temperature,
    maxTokens,
    stop,
    extra: responseFormat ? { response_format: wireFormat(responseFormat) } : undefined,
  };
}

/** In the API's own words, which want a name for a schema. */
function wireFormat(format: ResponseFormat): JsonObject {
  if (format.type !== "json_schema") return { type: format.type };
  return { type: "json_schema", json_schema: { name: "answer", schema: format.schema } };
}

/** The characters that are sent, for a guess of what they cost. */
export function charactersOf({ messages }: ChatRequest): number {
  return messages.reduce((sum, { content }) => sum + (typeof content === "string" ? content.length : 0), 0);
}
