import { BLANK_ITEM } from "#lib/evaluation/formats/blank.ts";
import type { NonFiniteValues } from "#lib/evaluation/formats/item-collector.ts";
import { at, groupFields, listOf, membersOf, numberOf, shown, textOf } from "#lib/evaluation/formats/json-fields.ts";
import { ImportError } from "#lib/evaluation/import-error.ts";
import type { ImportedItem } from "#lib/evaluation/imported.ts";
import { type Json, type JsonPath, member, type NonFinite, pointerTo } from "#lib/platform/json-value.ts";

/** `failureReason` of an answer that never came; 1 is an assertion that did not hold, which `error` then repeats. */
const ERROR = 2;

/**
 * The item of an EvaluateResult. Its metrics are `pass`, `score`, and what the assertions name. An answer that never came did not pass,
 * as promptfoo itself counts.
 *
 * @see https://github.com/promptfoo/promptfoo/blob/main/src/types/index.ts
 */
export function itemOf(
  result: Json,
  values: ImportedItem["values"],
  { task, filter, key }: Pick<ImportedItem, "task" | "filter" | "key">,
): ImportedItem {
  const testCase = member(result, "testCase");
  const response = member(result, "response");
  const usage = member(response, "tokenUsage") ?? member(result, "tokenUsage");
  const failed =
    numberOf(member(result, "failureReason")) === ERROR || (response === undefined && textOf(member(result, "error")));
  return {
    ...BLANK_ITEM,
    ...{ task, filter, key },
    input: shown(at(result, "prompt", "raw")) ?? textOf(member(result, "prompt")),
    expected: listOf(member(testCase, "assert")).flatMap(expectedBy),
    answer: shown(member(response, "output")) ?? (typeof response === "string" ? response : null),
    fields: groupFields(member(result, "vars"), member(testCase, "metadata"), described(testCase)),
    values,
    error: failed ? (textOf(member(result, "error")) ?? "There is no answer.") : null,
    latencyMs: numberOf(member(result, "latencyMs")),
    promptTokens: numberOf(member(usage, "prompt")),
    completionTokens: numberOf(member(usage, "completion")),
    costUsd: numberOf(member(result, "cost")) ?? numberOf(member(response, "cost")),
  };
}

export type ResultValues = {
  readonly values: Readonly<Record<string, number | null>>;
  readonly nonFinite: NonFiniteValues;
};

/** What a result scores. @param place of it, for people. @throws ImportError for a score that is no number. */
export function valuesOf(result: Json, odd: ReadonlyMap<string, NonFinite>, place: string): ResultValues {
  const success = member(result, "success") ?? at(result, "gradingResult", "pass");
  const first = (...paths: readonly (readonly string[])[]) =>
    paths.find((path) => odd.has(pointerTo(path)) || (at(result, ...path) ?? null) !== null);
  const score = first(["score"], ["gradingResult", "score"]);
  const names = first(["namedScores"], ["gradingResult", "namedScores"]);
  const found: [string, JsonPath][] = [
    ...(score ? [["score", score] as [string, JsonPath]] : []),
    ...membersOf(names && at(result, ...names)).map(([name]): [string, JsonPath] => [name, [...(names ?? []), name]]),
  ];
  const values: Record<string, number | null> = typeof success === "boolean" ? { pass: success ? 1 : 0 } : {};
  const nonFinite: Record<string, NonFinite> = {};
  for (const [name, path] of found) {
    const value = at(result, ...path) ?? null;
    const what = odd.get(pointerTo(path));
    if (what !== undefined) nonFinite[name] = what;
    else if (typeof value === "string") throw notANumber(place, path.join("."), value);
    values[name] = numberOf(value);
  }
  return { values, nonFinite };
}

function notANumber(place: string, field: string, value: string): ImportError {
  return new ImportError(
    "import.not-a-number",
    `${place} has “${value.slice(0, 60)}” in ${field}, which is no number.`,
    field,
  );
}

/** Assertions that hold an answer to a text. */
const BY_TEXT = new Set([
  "equals",
  "contains",
  "icontains",
  "similar",
  "starts-with",
  "levenshtein",
  "rouge-n",
  "bleu",
  "factuality",
]);

function expectedBy(assertion: Json): string[] {
  const value = member(assertion, "value");
  return BY_TEXT.has(String(member(assertion, "type"))) && typeof value === "string" ? [value] : [];
}

function described(testCase: Json | undefined): Json {
  const description = textOf(member(testCase, "description"));
  return description === null ? {} : { description };
}
