import { type AnswerItem, answerItem } from "#lib/evaluation/answers/answer-item.ts";
import type { AnswerColumns, TestSetColumns } from "#lib/evaluation/answers/columns.ts";
import { pairRows } from "#lib/evaluation/answers/pair-rows.ts";
import { readAnswers } from "#lib/evaluation/answers/read-answers.ts";
import { type AnswerFormat, readSource, textIn } from "#lib/evaluation/answers/record.ts";
import type { ItemKind } from "#lib/statistics/scorer.ts";

/** A file, and how to read it. */
export type Source<Columns> = {
  readonly format: AnswerFormat;
  readonly columns: Columns;
  readonly bytes: AsyncIterable<Uint8Array>;
};

const ITEMS_A_BATCH = 250;
/** Of text: long documents go to a thread a few at a time. */
const CHARACTERS_A_BATCH = 500_000;

/**
 * The answers of a file, beside what was expected, some hundreds at a time.
 *
 * @param testSet where the right answers stand; without it, in the file itself.
 * @throws RecordError, AnswersError
 */
export async function* answerBatches(
  file: Source<AnswerColumns>,
  testSet: Source<TestSetColumns> | null,
  needs: ReadonlySet<ItemKind>,
): AsyncGenerator<readonly AnswerItem[]> {
  let batch: AnswerItem[] = [];
  let characters = 0;
  let position = 0;
  for await (const { answer, expected } of expectedOf(file, testSet)) {
    const item = answerItem(answer, expected, file.columns, needs, position);
    batch.push(item);
    position += 1;
    characters += (item.kept.answer?.length ?? 0) + item.kept.expected.reduce((sum, text) => sum + text.length, 0);
    if (batch.length < ITEMS_A_BATCH && characters < CHARACTERS_A_BATCH) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

async function* expectedOf(file: Source<AnswerColumns>, testSet: Source<TestSetColumns> | null) {
  const answers = readAnswers(file.format, file.columns, file.bytes);
  if (!testSet) {
    for await (const answer of answers) {
      yield { answer, expected: { record: answer.record, references: file.columns.references, input: null } };
    }
    return;
  }
  const { format, columns, bytes } = testSet;
  for await (const { answer, row } of pairRows(answers, readSource(format, bytes), columns)) {
    const input = columns.input === undefined ? null : (textIn(row, columns.input) ?? null);
    yield { answer, expected: { record: row, references: columns.references, input } };
  }
}
