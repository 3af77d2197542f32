import { BLANK_ITEM } from "#lib/evaluation/formats/blank.ts";
import type { NonFiniteValues } from "#lib/evaluation/formats/item-collector.ts";
import { at, groupFields, listOf, shown } from "#lib/evaluation/formats/json-fields.ts";
import {
  generatedOf,
  likeliest,
  logProbsOf,
  pythonTexts,
  requestsOf,
} from "#lib/evaluation/formats/lm-eval/choices.ts";
import type { ImportedItem } from "#lib/evaluation/imported.ts";
import { type Json, type JsonObject, member, type NonFinite, pointerTo } from "#lib/platform/json-value.ts";

/** What a sample holds beside its metrics. */
const NO_METRIC = new Set([
  ...[
    "doc_id",
    "doc",
    "target",
    "arguments",
    "resps",
    "filtered_resps",
    "filter",
    "metrics",
    "doc_hash",
    "prompt_hash",
  ],
  ...["target_hash", "repeats", "bypass", "task_name", "request_type", "idx"],
]);

export type Sample = {
  readonly item: ImportedItem;
  readonly nonFinite: NonFiniteValues;
  /** What is aggregated over all items at once, by metric. */
  readonly corpus: Readonly<Record<string, Json>>;
};

/** One line of `samples_*.jsonl`: an answer under one filter. */
export function sampleOf(line: JsonObject, nonFinite: ReadonlyMap<string, NonFinite>, task: string): Sample {
  const requests = requestsOf(member(line, "arguments"));
  const filtered = member(line, "filtered_resps");
  const logProbs = logProbsOf(filtered) ?? logProbsOf(member(line, "resps"));
  const choices = logProbs && requests.length > 1 ? requests.map(({ continuation }) => continuation ?? "") : null;
  const chosen = logProbs && choices ? (choices[likeliest(logProbs)] ?? null) : null;
  const metrics = metricsOf(line, nonFinite);
  return {
    ...metrics,
    item: {
      ...BLANK_ITEM,
      task,
      filter: filterOf(line),
      key: shown(member(line, "doc_id")) ?? shown(member(line, "doc_hash")) ?? "",
      input: requests[0]?.prompt ?? null,
      expected: expectedOf(member(line, "target"), choices),
      answer: choices
        ? (chosen?.trim() ?? null)
        : logProbs
          ? null
          : (generatedOf(filtered) ?? generatedOf(member(line, "resps"))),
      fields: groupFields(member(line, "doc")),
      values: metrics.values,
    },
  };
}

/** Before 0.4.7 no sample said its filter. */
function filterOf(line: JsonObject): string {
  const filter = member(line, "filter");
  return typeof filter === "string" && filter.trim() !== "" ? filter.trim() : "none";
}

function metricsOf(line: JsonObject, nonFinite: ReadonlyMap<string, NonFinite>) {
  const named = listOf(member(line, "metrics")).filter((name) => typeof name === "string");
  const names = named.length > 0 ? named : Object.keys(line).filter((key) => !NO_METRIC.has(key));
  const values: Record<string, number | null> = {};
  const odd: Record<string, NonFinite> = {};
  const corpus: Record<string, Json> = {};
  for (const name of names) {
    const value = member(line, name);
    const what = nonFinite.get(pointerTo([name]));
    if (name === "bypass") continue;
    if (typeof value === "number") values[name] = value;
    else if (typeof value === "boolean") values[name] = value ? 1 : 0;
    else if (what !== undefined) {
      values[name] = null;
      odd[name] = what;
    } else if (Array.isArray(value) || (named.includes(name) && value)) corpus[name] = value;
  }
  return { values, nonFinite: odd, corpus };
}

/** Alternatives stand in one text, as Python shows a list; of a choice the file often has only the number. */
function expectedOf(target: Json | undefined, choices: readonly string[] | null): string[] {
  const text = shown(target);
  if (text === null) return [];
  const choice = choices && /^\d+$/.test(text) ? at(choices, Number(text)) : undefined;
  if (typeof choice === "string") return [choice.trim()];
  if (Array.isArray(target)) return target.flatMap((one) => shown(one) ?? []);
  return pythonTexts(text) ?? [text];
}
