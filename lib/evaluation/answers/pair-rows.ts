import { AnswersError } from "#lib/evaluation/answers/answers-error.ts";
import type { TestSetColumns } from "#lib/evaluation/answers/columns.ts";
import type { Answer } from "#lib/evaluation/answers/read-answers.ts";
import { type SourceRecord, textIn } from "#lib/evaluation/answers/record.ts";

export type Pair = { readonly answer: Answer; readonly row: SourceRecord };

/**
 * Puts each answer beside the row of the test set that it answers: by their ids where the test set has a column of them, else by their order.
 * Every row needs one answer, or the score would be that of another test. Where both are in the same order nothing is held in memory; else what
 * waits for its partner is.
 *
 * @throws AnswersError
 */
export async function* pairRows(
  answers: AsyncIterable<Answer>,
  rows: AsyncIterable<SourceRecord>,
  columns: TestSetColumns,
): AsyncGenerator<Pair> {
  if (columns.id === undefined) yield* byOrder(answers, rows);
  else yield* byId(answers, rows, columns.id);
}

async function* byOrder(answers: AsyncIterable<Answer>, rows: AsyncIterable<SourceRecord>): AsyncGenerator<Pair> {
  const [left, right] = [answers[Symbol.asyncIterator](), rows[Symbol.asyncIterator]()];
  try {
    for (let count = 0; ; count += 1) {
      const [answer, row] = await Promise.all([left.next(), right.next()]);
      if (answer.done && row.done) return;
      if (answer.done || row.done) throw otherLength(count, answer.done === true);
      yield { answer: answer.value, row: row.value };
    }
  } finally {
    await Promise.all([left.return?.(), right.return?.()]);
  }
}

function otherLength(count: number, tooFew: boolean): AnswersError {
  const message = tooFew
    ? `The file has ${count} answers, and the test set has more rows. Every row needs its answer.`
    : `The file has more answers than the test set has rows, which are ${count}.`;
  return new AnswersError("answers.other-length", message);
}

async function* byId(
  answers: AsyncIterable<Answer>,
  rows: AsyncIterable<SourceRecord>,
  column: string,
): AsyncGenerator<Pair> {
  const [left, right] = [answers[Symbol.asyncIterator](), rows[Symbol.asyncIterator]()];
  const waitingAnswers = new Map<string, Answer>();
  const waitingRows = new Map<string, SourceRecord>();
  const seen = new Map<string, number>();
  try {
    for (;;) {
      const [answer, row] = await Promise.all([left.next(), right.next()]);
      if (answer.done && row.done) break;
      if (!row.done) {
        const id = idOfRow(row.value, column, seen);
        const partner = waitingAnswers.get(id);
        if (partner) yield { answer: partner, row: row.value };
        if (!waitingAnswers.delete(id)) waitingRows.set(id, row.value);
      }
      if (!answer.done) {
        const id = answer.value.id ?? "";
        const partner = waitingRows.get(id);
        if (partner) yield { answer: answer.value, row: partner };
        if (!waitingRows.delete(id)) waitingAnswers.set(id, answer.value);
      }
    }
  } finally {
    await Promise.all([left.return?.(), right.return?.()]);
  }
  const [stray] = waitingAnswers;
  if (stray)
    throw otherIds(
      `${counted(waitingAnswers.size, "answer has an id", "answers have ids")} that the test set does not know: “${shown(stray[0])}” in line ${stray[1].record.line} is the first.`,
    );
  const [open] = waitingRows;
  if (open)
    throw otherIds(
      `${counted(waitingRows.size, "row of the test set has", "rows of the test set have")} no answer: “${shown(open[0])}” in its line ${open[1].line} is the first.`,
    );
}

function idOfRow(row: SourceRecord, column: string, seen: Map<string, number>): string {
  const id = textIn(row, column);
  if (id === undefined || id === "") throw otherIds(`Line ${row.line} of the test set has no id (field “${column}”).`);
  const before = seen.get(id);
  if (before !== undefined)
    throw otherIds(`Lines ${before} and ${row.line} of the test set have the same id, “${shown(id)}”.`);
  seen.set(id, row.line);
  return id;
}

function otherIds(message: string): AnswersError {
  return new AnswersError("answers.other-ids", message, "id");
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function shown(id: string): string {
  return id.slice(0, 100);
}
