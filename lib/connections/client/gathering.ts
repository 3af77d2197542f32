import { reasoningIn, type Said, stringIn, type ToolCall, textIn } from "#lib/connections/client/chat-answer.ts";
import { readUsage, type TokenUsage } from "#lib/connections/client/usage.ts";
import { type Json, member } from "#lib/platform/json-value.ts";

export type Delta = { readonly type: "text" | "reasoning"; readonly text: string };

/** Puts the chunks of a stream together. */
export class Gathering {
  #text = "";
  #reasoning = "";
  #refusal: string | null = null;
  #finishReason: string | null = null;
  #model: string | null = null;
  #usage: TokenUsage | null = null;
  readonly #toolCalls = new Map<number, ToolCall>();

  /** Whether the model has said why it stopped. */
  get isFinished(): boolean {
    return this.#finishReason !== null;
  }

  /** What a chunk adds. Of several choices the first counts. Its usage stands on the last chunk, or on one after it. */
  take(chunk: Json): Delta[] {
    this.#model ??= stringIn(chunk, "model");
    this.#usage = readUsage(member(chunk, "usage")) ?? this.#usage;
    const choices = member(chunk, "choices");
    const choice: Json | undefined = Array.isArray(choices)
      ? choices.find((one: Json) => (member(one, "index") ?? 0) === 0)
      : undefined;
    this.#finishReason = stringIn(choice, "finish_reason") ?? this.#finishReason;
    const delta = member(choice, "delta");
    const refusal = stringIn(delta, "refusal");
    if (refusal) this.#refusal = (this.#refusal ?? "") + refusal;
    this.#takeToolCalls(member(delta, "tool_calls"));
    return this.#add(reasoningIn(delta), textIn(member(delta, "content")));
  }

  /** An answer that came in one piece. */
  takeWhole(said: Said): Delta[] {
    this.#refusal = said.refusal;
    this.#finishReason = said.finishReason ?? "stop";
    this.#model = said.model;
    this.#usage = said.usage;
    said.toolCalls.forEach((call, index) => void this.#toolCalls.set(index, call));
    return this.#add(said.reasoning, said.text);
  }

  said(): Said {
    return {
      text: this.#text,
      reasoning: this.#reasoning,
      refusal: this.#refusal,
      toolCalls: [...this.#toolCalls].sort(([a], [b]) => a - b).map(([, call]) => call),
      finishReason: this.#finishReason,
      model: this.#model,
      usage: this.#usage,
    };
  }

  #add(reasoning: string, text: string): Delta[] {
    this.#reasoning += reasoning;
    this.#text += text;
    const deltas: Delta[] = [
      { type: "reasoning", text: reasoning },
      { type: "text", text },
    ];
    return deltas.filter((delta) => delta.text !== "");
  }

  /** The first piece of a call brings its id and name, the others more of its arguments. */
  #takeToolCalls(calls: Json | undefined): void {
    if (!Array.isArray(calls)) return;
    for (const call of calls as readonly Json[]) {
      const index = Number(member(call, "index") ?? 0);
      const called = member(call, "function");
      const before = this.#toolCalls.get(index);
      this.#toolCalls.set(index, {
        id: before?.id || (stringIn(call, "id") ?? ""),
        name: before?.name || (stringIn(called, "name") ?? ""),
        arguments: (before?.arguments ?? "") + (stringIn(called, "arguments") ?? ""),
      });
    }
  }
}
