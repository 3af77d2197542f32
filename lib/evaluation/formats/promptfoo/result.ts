import { BLANK_ITEM } from "#lib/evaluation/formats/blank.ts";
import { at, groupFields, listOf, membersOf, numberOf, shown, textOf } from "#lib/evaluation/formats/json-fields.ts";
import type { ImportedItem } from "#lib/evaluation/imported.ts";
import { type Json, member } from "#lib/platform/json-value.ts";

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
    values: valuesOf(result),
    error: failed ? (textOf(member(result, "error")) ?? "There is no answer.") : null,
    latencyMs: numberOf(member(result, "latencyMs")),
    promptTokens: numberOf(member(usage, "prompt")),
    completionTokens: numberOf(member(usage, "completion")),
    costUsd: numberOf(member(result, "cost")) ?? numberOf(member(response, "cost")),
  };
}

function valuesOf(result: Json): Record<string, number> {
  const success = member(result, "success") ?? at(result, "gradingResult", "pass");
  const score = numberOf(member(result, "score")) ?? numberOf(at(result, "gradingResult", "score"));
  const named = member(result, "namedScores") ?? at(result, "gradingResult", "namedScores");
  return {
    ...(typeof success === "boolean" && { pass: success ? 1 : 0 }),
    ...(score !== null && { score }),
    ...Object.fromEntries(membersOf(named).filter((entry): entry is [string, number] => typeof entry[1] === "number")),
  };
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
