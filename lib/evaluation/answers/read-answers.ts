import { AnswersError } from "#lib/evaluation/answers/answers-error.ts";
import { type AnswerColumns, namedColumns } from "#lib/evaluation/answers/columns.ts";
import { type Perturbation, perturbationOf } from "#lib/evaluation/answers/perturbation.ts";
import {
  type AnswerFormat,
  numberIn,
  readSource,
  type SourceRecord,
  textIn,
  valueIn,
} from "#lib/evaluation/answers/record.ts";
import { isJsonObject } from "#lib/platform/json-value.ts";

/** One line of a file of answers, held to what its columns promise. */
export type Answer = {
  readonly record: SourceRecord;
  /** Null where the file has no ids. */
  readonly id: string | null;
  readonly input: string | null;
  readonly confidence: number | null;
  readonly correct: boolean | null;
  readonly samples: { readonly n: number; readonly correct: number } | null;
  readonly perturbation: Perturbation | null;
  readonly fields: Readonly<Record<string, string>>;
};

/** More than that do not fit the memory that their numbers and ids take. */
export const MOST_ANSWERS = 1_000_000;

/** A longer text is content, not the name of a group. */
const LONGEST_GROUP = 100;

/**
 * Reads a file of answers line by line. It is refused as a whole, by the line and field that are wrong: a score over a part of a file that was
 * read with a guess is worth less than none.
 *
 * @throws RecordError, AnswersError
 */
export async function* readAnswers(
  format: AnswerFormat,
  columns: AnswerColumns,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Answer> {
  const named = namedColumns(columns);
  const lines = new Map<string, number>();
  let count = 0;
  for await (const record of readSource(format, bytes)) {
    if (count === 0 && record.isTable) requireColumns(record, columns);
    const answer = answerOf(record, columns, named);
    if (answer.id !== null) {
      const { id, perturbation } = answer;
      const version = perturbation ? JSON.stringify([id, perturbation.name]) : id;
      const before = lines.get(version);
      if (before !== undefined)
        throw new AnswersError(
          "answers.same-id",
          `Lines ${before} and ${record.line} have the same id, “${id.slice(0, 100)}”${columns.perturbation ? `, and the same ${columns.perturbation}` : ""}.`,
          columns.id,
        );
      lines.set(version, record.line);
    }
    count += 1;
    if (count > MOST_ANSWERS)
      throw new AnswersError("answers.too-many", `The file has more than ${MOST_ANSWERS} answers.`);
    yield answer;
  }
  if (count === 0) throw new AnswersError("answers.none", "There is no answer in the file.");
}

function answerOf(record: SourceRecord, columns: AnswerColumns, named: ReadonlySet<string>): Answer {
  const numberOf = (column: string | undefined) => (column === undefined ? undefined : numberIn(record, column));
  const [n, correct] = [numberOf(columns.samples), numberOf(columns.passed)];
  return {
    record,
    id: columns.id === undefined ? null : idOf(record, columns.id),
    input: columns.input === undefined ? null : (textIn(record, columns.input) ?? null),
    confidence: numberOf(columns.confidence) ?? null,
    correct: columns.correct === undefined ? null : truthOf(record, columns.correct),
    samples: n === undefined || correct === undefined ? null : { n, correct },
    perturbation:
      columns.perturbation === undefined ? null : perturbationOf(textIn(record, columns.perturbation) ?? ""),
    fields: columns.slices ? groupsNamed(record, columns.slices) : groupsLeft(record, named),
  };
}

function idOf(record: SourceRecord, column: string): string {
  const id = textIn(record, column);
  if (id === undefined || id.trim() === "")
    throw new AnswersError("answers.no-id", `Line ${record.line} has no id (field “${column}”).`, column);
  return id;
}

const TRUE = new Set(["true", "1", "1.0", "yes"]);
const FALSE = new Set(["false", "0", "0.0", "no"]);

function truthOf(record: SourceRecord, column: string): boolean | null {
  const said = textIn(record, column)?.trim().toLowerCase();
  if (said === undefined || said === "") return null;
  if (TRUE.has(said)) return true;
  if (FALSE.has(said)) return false;
  const message = `Line ${record.line} has “${said.slice(0, 40)}” in “${column}”; write true or false, 1 or 0.`;
  throw new AnswersError("answers.not-a-number", message, column);
}

function groupsNamed(record: SourceRecord, columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap((column) => {
      const value = textIn(record, column);
      return value === undefined || value === "" ? [] : [[column, value.slice(0, LONGEST_GROUP)]];
    }),
  );
}

/** Whatever other column is short enough to be the name of a group. */
function groupsLeft({ value }: SourceRecord, named: ReadonlySet<string>): Record<string, string> {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([column, found]) => {
      if (named.has(column) || found === null || typeof found === "object") return [];
      const text = String(found);
      return text === "" || text.length > LONGEST_GROUP ? [] : [[column, text]];
    }),
  );
}

/** The header of a table says at once which column is missing; in JSON Lines each line is asked. */
function requireColumns(record: SourceRecord, columns: AnswerColumns): void {
  for (const column of [...namedColumns(columns), ...(columns.slices ?? [])]) {
    if (valueIn(record, column) !== undefined) continue;
    const has = isJsonObject(record.value) ? Object.keys(record.value).slice(0, 20).join(", ") : "";
    throw new AnswersError("answers.no-such-column", `The file has no column “${column}”. It has: ${has}.`, column);
  }
}
