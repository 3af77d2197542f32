import { BLANK_ITEM } from "#lib/evaluation/formats/blank.ts";
import type { NonFiniteValues } from "#lib/evaluation/formats/item-collector.ts";
import { at, listOf, membersOf, shown, textOf } from "#lib/evaluation/formats/json-fields.ts";
import type { ImportedItem } from "#lib/evaluation/imported.ts";
import { type Json, member, type NonFinite, pointerTo } from "#lib/platform/json-value.ts";

/** An event of the log: {run_id, event_id, sample_id, type, data, created_by, created_at}. */
export type Event = {
  readonly type: string;
  readonly data: Json;
  /** Which numbers of the event are not finite, by their places in its line. */
  readonly odd: ReadonlyMap<string, NonFinite>;
};

export type SampleItem = { readonly item: ImportedItem; readonly nonFinite: NonFiniteValues };

/** What the `match` of an answer is called as a metric: evals reports its share as accuracy. */
export const MATCH_METRIC = "accuracy";

/**
 * The items of a sample: one a `match`, since the accuracy that evals reports is over those; one where there is none.
 *
 * @param key of the sample.
 */
export function itemsOf(events: readonly Event[], { task, key }: Pick<ImportedItem, "task" | "key">): SampleItem[] {
  const dataOf = (type: string) => events.filter((event) => event.type === type).map(({ data }) => data);
  // A grading model samples too, after the model that is graded.
  const [sampling] = dataOf("sampling");
  const [error] = dataOf("error");
  const matches = dataOf("match");
  const { values: metrics, nonFinite } = numbersIn(events.filter(({ type }) => type === "metrics"));
  const base: ImportedItem = {
    ...BLANK_ITEM,
    ...{ task, key },
    input: promptOf(member(sampling, "prompt")),
    answer: sampledOf(member(sampling, "sampled")),
    error: error === undefined ? null : (textOf(member(error, "message")) ?? textOf(member(error, "type")) ?? "error"),
    values: metrics,
  };
  if (matches.length === 0) return [{ item: base, nonFinite }];
  return matches.map((match, index) => ({
    item: {
      ...base,
      key: index === 0 ? key : `${key} match ${index + 1}`,
      expected: textsOf(member(match, "expected")),
      answer: base.answer ?? sampledOf(member(match, "sampled")) ?? shown(member(match, "picked")),
      // The numbers of the sample count once.
      values: { ...(index === 0 ? metrics : {}), [MATCH_METRIC]: member(match, "correct") === true ? 1 : 0 },
    },
    nonFinite: index === 0 ? nonFinite : {},
  }));
}

function numbersIn(events: readonly Event[]) {
  const values: Record<string, number | null> = {};
  const nonFinite: Record<string, NonFinite> = {};
  for (const { data, odd } of events)
    for (const [key, value] of membersOf(data)) {
      const what = odd.get(pointerTo(["data", key]));
      if (what !== undefined) [nonFinite[key], values[key]] = [what, null];
      else if (typeof value === "number") values[key] = value;
      else if (typeof value === "boolean") values[key] = value ? 1 : 0;
    }
  return { values, nonFinite };
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
