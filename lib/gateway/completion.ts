import { isJsonObject, type Json, type JsonObject, member } from "#lib/platform/json-value.ts";

/**
 * Whether an answer is whole and may be given again: a completion all of whose choices say why they ended, or embeddings. An error
 * inside a 200, an answer that a filter cut, or one without choices, is none.
 */
export function isWhole(answer: Json): answer is JsonObject {
  if (!isJsonObject(answer) || (member(answer, "error") ?? null) !== null) return false;
  const data = member(answer, "data");
  if (Array.isArray(data)) return data.length > 0 && data.every((one: Json) => member(one, "embedding") !== undefined);
  const choices = member(answer, "choices");
  if (!Array.isArray(choices) || choices.length === 0) return false;
  return choices.every((choice: Json) => {
    const reason = member(choice, "finish_reason");
    return typeof reason === "string" && reason !== "content_filter";
  });
}

type Choice = {
  readonly index: number;
  message: Record<string, Json>;
  tools: Map<number, ToolCall>;
  finishReason: Json;
  logprobs: Json[];
};
type ToolCall = { id: string; type: string; name: string; arguments: string };

/**
 * Puts a stream together as the completion that would have come without one, every choice of it. Members of a delta that are not known are
 * text to be joined or values of which the last counts, as clients treat them.
 */
export class CompletionBuilder {
  #head: Record<string, Json> = {};
  #usage: Json = null;
  readonly #choices = new Map<number, Choice>();

  take(chunk: Json): void {
    if (!isJsonObject(chunk)) return;
    const { choices, usage, object: _, obfuscation: __, ...head } = chunk;
    this.#head = { ...this.#head, ...head };
    if (isJsonObject(usage)) this.#usage = usage;
    if (!Array.isArray(choices)) return;
    for (const choice of choices as readonly Json[]) this.#takeChoice(choice);
  }

  /** @returns null while a choice has not ended. */
  completion(): JsonObject | null {
    const answer = this.soFar();
    return isWhole(answer) ? answer : null;
  }

  /** What has come, whole or not. */
  soFar(): JsonObject {
    const choices = [...this.#choices.values()].toSorted((a, b) => a.index - b.index);
    return {
      ...this.#head,
      object: "chat.completion",
      choices: choices.map(({ index, message, tools, finishReason, logprobs }) => ({
        index,
        message: {
          role: "assistant",
          content: null,
          ...message,
          ...(tools.size > 0
            ? { tool_calls: [...tools].toSorted(([a], [b]) => a - b).map(([, call]) => called(call)) }
            : {}),
        },
        logprobs: logprobs.length > 0 ? { content: logprobs } : null,
        finish_reason: finishReason,
      })),
      ...(this.#usage === null ? {} : { usage: this.#usage }),
    };
  }

  #takeChoice(choice: Json): void {
    const index = Number(member(choice, "index") ?? 0);
    const known: Choice = this.#choices.get(index) ?? {
      index,
      message: {},
      tools: new Map(),
      finishReason: null,
      logprobs: [],
    };
    this.#choices.set(index, known);
    known.finishReason = member(choice, "finish_reason") ?? known.finishReason;
    const logprobs = member(member(choice, "logprobs"), "content");
    if (Array.isArray(logprobs)) known.logprobs.push(...logprobs);
    const delta = member(choice, "delta");
    if (!isJsonObject(delta)) return;
    for (const [name, value] of Object.entries(delta)) {
      if (name === "tool_calls") takeTools(known.tools, value);
      else if (name === "role" || value === null) known.message[name] ??= value;
      else if (typeof value === "string") known.message[name] = `${known.message[name] ?? ""}${value}`;
      else known.message[name] = value;
    }
  }
}

function takeTools(tools: Map<number, ToolCall>, calls: Json): void {
  if (!Array.isArray(calls)) return;
  for (const call of calls as readonly Json[]) {
    const index = Number(member(call, "index") ?? 0);
    const before = tools.get(index) ?? { id: "", type: "function", name: "", arguments: "" };
    const text = (value: Json | undefined) => (typeof value === "string" ? value : "");
    tools.set(index, {
      id: before.id || text(member(call, "id")),
      type: text(member(call, "type")) || before.type,
      name: before.name || text(member(member(call, "function"), "name")),
      arguments: before.arguments + text(member(member(call, "function"), "arguments")),
    });
  }
}

function called({ id, type, name, arguments: words }: ToolCall): JsonObject {
  return { id, type, function: { name, arguments: words } };
}

/** A kept completion as the chunks of a stream: the role, what was said in one piece, why it ended, and the usage where it was asked for. */
export function chunksOf(completion: JsonObject, includeUsage: boolean): JsonObject[] {
  const { choices, usage, ...head } = completion;
  const chunk = (parts: JsonObject): JsonObject => ({
    ...head,
    object: "chat.completion.chunk",
    ...(includeUsage ? { usage: null } : {}),
    ...parts,
  });
  const all = Array.isArray(choices) ? (choices as readonly Json[]) : [];
  const said = all.flatMap((choice, position) => {
    const index = member(choice, "index") ?? position;
    const { role = "assistant", tool_calls: tools, ...message } = (member(choice, "message") ?? {}) as JsonObject;
    const delta = { role, ...message, ...(Array.isArray(tools) ? { tool_calls: tools.map(withIndex) } : {}) };
    const end = member(choice, "finish_reason") ?? "stop";
    return [
      chunk({ choices: [{ index, delta, logprobs: member(choice, "logprobs") ?? null, finish_reason: null }] }),
      chunk({ choices: [{ index, delta: {}, logprobs: null, finish_reason: end }] }),
    ];
  });
  return includeUsage && usage !== undefined ? [...said, { ...chunk({ choices: [] }), usage }] : said;
}

function withIndex(call: Json, index: number): JsonObject {
  return { index, ...(isJsonObject(call) ? call : {}) };
}
