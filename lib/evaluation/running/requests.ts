import type { ChatRequest } from "#lib/connections/client/chat-request.ts";
import { asText, asTexts, fill } from "#lib/connections/running/template.ts";
import type { RunInput } from "#lib/evaluation/running/schema.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";

/** A row of the test set as an item of the run. */
export type Asked = {
  /** From 0, in the order of the test set. */
  readonly position: number;
  readonly row: JsonObject;
  readonly request: ChatRequest;
  /** The user message. */
  readonly question: string;
  readonly key: string;
  readonly references: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
};

type Asking = Pick<
  RunInput,
  "system" | "prompt" | "model" | "temperature" | "maxTokens" | "seed" | "references" | "idColumn" | "sliceColumns"
>;

/** What is asked of the model for one row. */
export function askedOf(run: Asking, row: JsonObject, position: number): Asked {
  const question = fill(run.prompt, row);
  const system = fill(run.system, row);
  const messages = [
    ...(system.trim() === "" ? [] : [{ role: "system", content: system } as const]),
    { role: "user", content: question } as const,
  ];
  const { model, temperature, maxTokens, seed } = run;
  const id = run.idColumn === undefined ? "" : asText(row[run.idColumn]);
  return {
    position,
    row,
    request: { model, messages, temperature, maxTokens, seed },
    question,
    key: id || String(position + 1),
    references: run.references.flatMap((column) => asTexts(row[column])),
    fields: Object.fromEntries(
      run.sliceColumns.map((column) => [column, asText(row[column])]).filter(([, value]) => value !== ""),
    ),
  };
}

/** The characters that are sent, for a guess of what they cost. */
export function charactersOf({ messages }: Pick<ChatRequest, "messages">): number {
  return messages.reduce((sum, { content }) => sum + (typeof content === "string" ? content.length : 0), 0);
}
