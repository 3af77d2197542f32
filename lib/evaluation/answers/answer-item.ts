import { AnswersError } from "#lib/evaluation/answers/answers-error.ts";
import type { AnswerColumns } from "#lib/evaluation/answers/columns.ts";
import { filterOf } from "#lib/evaluation/answers/perturbation.ts";
import type { Answer } from "#lib/evaluation/answers/read-answers.ts";
import { asList, parsed, type SourceRecord, textIn, textsIn, valueIn } from "#lib/evaluation/answers/record.ts";
import type { ImportedItem } from "#lib/evaluation/imported.ts";
import type { Scorable, ScorableItem } from "#lib/evaluation/scoring/scorable-item.ts";
import { isJsonObject, type Json } from "#lib/platform/json-value.ts";
import type { ItemKind, RankingItem } from "#lib/statistics/scorer.ts";

/** An answer ready to be scored and kept. */
export type AnswerItem = ScorableItem & {
  readonly line: number;
  readonly kept: Omit<ImportedItem, "values" | "task">;
};

/** Where the right answers and the question stand: in the same line, or in a row of a test set. */
export type Expected = {
  readonly record: SourceRecord;
  readonly references: readonly string[];
  readonly input: string | null;
};

/**
 * Makes of an answer what the chosen metrics need.
 *
 * @param needs of those metrics: a column that none of them looks at may be missing.
 * @param position from 0; stands for the id where there is none.
 * @throws AnswersError by line and field.
 */
export function answerItem(
  answer: Answer,
  expected: Expected,
  columns: AnswerColumns,
  needs: ReadonlySet<ItemKind>,
  position: number,
): AnswerItem {
  const { record, confidence, samples } = answer;
  const wantsText = needs.has("answer") || (needs.has("confidence") && columns.correct === undefined);
  const ranking = needs.has("ranking") ? rankingOf(record, expected, columns) : undefined;
  const prediction = wantsText ? predictionOf(record, columns) : null;
  const references = wantsText ? referencesOf(expected) : [];
  const isRight =
    answer.correct ?? (prediction === null ? null : references.some((one) => one.trim() === prediction.trim()));
  const scorable: Scorable = {
    ...(needs.has("answer") && prediction !== null && { answer: { prediction, references } }),
    ...(confidence !== null && isRight !== null && { confidence: { confidence, correct: isRight } }),
    ...(samples && { samples }),
    ...(ranking && { ranking }),
  };
  return {
    line: record.line,
    scorable,
    fields: answer.fields,
    ...(columns.perturbation &&
      answer.id !== null && { variant: { id: answer.id, perturbation: answer.perturbation } }),
    kept: {
      filter: filterOf(answer.perturbation),
      key: answer.id ?? String(position + 1),
      input: answer.input ?? expected.input,
      expected: ranking ? shownRelevance(ranking) : references,
      answer: ranking ? ranking.ranked.join("\n") : (prediction ?? shownPrediction(record, columns)),
      fields: answer.fields,
      error: null,
      latencyMs: null,
      promptTokens: null,
      completionTokens: null,
      costUsd: null,
    },
  };
}

function predictionOf(record: SourceRecord, { prediction }: AnswerColumns): string {
  const found = prediction === undefined ? undefined : textIn(record, prediction);
  if (found !== undefined) return found;
  throw new AnswersError(
    "answers.no-prediction",
    `Line ${record.line} has no prediction (field “${prediction ?? "prediction"}”).`,
    prediction,
  );
}

/** What is kept to look at where no metric looks at it: a column that is named but empty is no fault then. */
function shownPrediction(record: SourceRecord, { prediction }: AnswerColumns): string | null {
  const found = prediction === undefined ? undefined : valueIn(record, prediction);
  if (found === undefined) return null;
  return typeof found === "string" ? found : JSON.stringify(found);
}

function referencesOf(expected: Expected): string[] {
  const found = expected.references.flatMap((column) => textsIn(expected.record, column));
  if (found.length === 0) throw noReference(expected);
  return found;
}

function noReference({ record, references }: Expected): AnswersError {
  const named = references.length > 0 ? `field “${references.join("”, “")}”` : "no column is named for it";
  return new AnswersError("answers.no-reference", `Line ${record.line} has no reference (${named}).`, references[0]);
}

function rankingOf(record: SourceRecord, expected: Expected, columns: AnswerColumns): RankingItem {
  const column = columns.prediction ?? "prediction";
  const found = valueIn(record, column);
  if (found === undefined) predictionOf(record, columns);
  const relevant = new Map<string, number>();
  for (const name of expected.references) addRelevance(relevant, expected.record, name);
  if (relevant.size === 0) throw noReference(expected);
  return { ranked: textsIn(record, column), relevant };
}

/** A list of documents, each relevant alike, or an object of each one's gain. */
function addRelevance(relevant: Map<string, number>, record: SourceRecord, column: string): void {
  const found = valueIn(record, column);
  const gains = found === undefined || asList(record, found) ? null : objectIn(record, found);
  if (!gains) {
    for (const document of textsIn(record, column)) relevant.set(document, 1);
    return;
  }
  for (const [document, gain] of Object.entries(gains)) {
    if (typeof gain !== "number" || !(gain >= 0))
      throw new AnswersError(
        "answers.not-a-number",
        `Line ${record.line} gives “${document}” no gain of 0 or above.`,
        column,
      );
    relevant.set(document, gain);
  }
}

function objectIn({ isTable }: SourceRecord, found: Json): { readonly [key: string]: Json } | null {
  const read = isTable && typeof found === "string" ? parsed(found) : found;
  return isJsonObject(read) ? read : null;
}

function shownRelevance({ relevant }: RankingItem): string[] {
  return [...relevant].map(([document, gain]) => (gain === 1 ? document : `${document}: ${gain}`));
}
