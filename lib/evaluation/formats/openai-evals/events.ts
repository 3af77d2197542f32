import { BLANK_ITEM } from "#lib/evaluation/formats/blank.ts";
import { at, listOf, membersOf, shown, textOf } from "#lib/evaluation/formats/json-fields.ts";
import type { ImportedItem } from "#lib/evaluation/imported.ts";
import { type Json, member } from "#lib/platform/json-value.ts";

/** An event of the log: {run_id, event_id, sample_id, type, data, created_by, created_at}. */
export type Event = { readonly type: string; readonly data: Json };

/** What the `match` of an answer is called as a metric: evals reports its share as accuracy. */
export const MATCH_METRIC = "accuracy";

/**
 * The items of a sample: one a `match`, since the accuracy that evals reports is over those; one where there is none.
 *
 * @param key of the sample.
 */
export function itemsOf(events: readonly Event[], { task, key }: Pick<ImportedItem, "task" | "key">): ImportedItem[] {
  const dataOf = (type: string) => events.filter((event) => event.type === type).map(({ data }) => data);
  // A grading model samples too, after the model that is graded.
  const [sampling] = dataOf("sampling");
  const [error] = dataOf("error");
  const matches = dataOf("match");
  const metrics = numbersIn(dataOf("metrics"));
  const base: ImportedItem = {
    ...BLANK_ITEM,
    ...{ task, key },
    input: promptOf(member(sampling, "prompt")),
    answer: sampledOf(member(sampling, "sampled")),
    error: error === undefined ? null : (textOf(member(error, "message")) ?? textOf(member(error, "type")) ?? "error"),
    values: metrics,
  };
  if (matches.length === 0) return [base];
  return matches.map((match, index) => ({
    ...base,
    key: index === 0 ? key : `${key} match ${index + 1}`,
    expected: textsOf(member(match, "expected")),
    answer: base.answer ?? sampledOf(member(match, "sampled")) ?? shown(member(match, "picked")),
    // The numbers of the sample count once.
    values: { ...(index === 0 ? metrics : {}), [MATCH_METRIC]: member(match, "correct") === true ? 1 : 0 },
  }));
}

function numbersIn(events: readonly Json[]): Record<string, number> {
  return Object.fromEntries(
    events.flatMap((data) =>
      membersOf(data).flatMap(([key, value]): [string, number][] =>
        typeof value === "number" ? [[key, value]] : typeof value === "boolean" ? [[key, value ? 1 : 0]] : [],
      ),
    ),
  );
}

/** A text, or the messages of a conversation. */
function promptOf(prompt: Json | undefined): string | null {
  if (!Array.isArray(prompt)) return shown(prompt);
  return prompt
    .map((message) => `${shown(member(message, "role")) ?? ""}: ${shown(member(message, "content")) ?? ""}`)
    .join("\n");
}

/** One sample of possibly several. */
function sampledOf(sampled: Json | undefined): string | null {
  return shown(Array.isArray(sampled) ? at(sampled, 0) : sampled);
}

function textsOf(expected: Json | undefined): string[] {
  return (Array.isArray(expected) ? listOf(expected) : [expected]).flatMap((one) => shown(one) ?? []);
}
