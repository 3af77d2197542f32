import { z } from "zod";
import { AnswersError } from "#lib/evaluation/answers/answers-error.ts";
import { isJsonObject, type Json, member, type NonFinite, pointerTo } from "#lib/platform/json-value.ts";
import { readCsv } from "#lib/platform/records/csv.ts";
import { readJsonl } from "#lib/platform/records/jsonl.ts";

export const ANSWER_FORMATS = ["jsonl", "csv"] as const;
export const answerFormat = z.enum(ANSWER_FORMATS);
export type AnswerFormat = z.output<typeof answerFormat>;

/** One line of a file, and how to ask it for a column. */
export type SourceRecord = {
  readonly line: number;
  readonly value: Json;
  readonly nonFinite: ReadonlyMap<string, NonFinite>;
  /** The fields of a table are all texts: a list stands in one as JSON. */
  readonly isTable: boolean;
};

const NONE: ReadonlyMap<string, NonFinite> = new Map();

/** @throws RecordError for what is no such file, AnswersError for a line that is no object. */
export async function* readSource(
  format: AnswerFormat,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<SourceRecord> {
  if (format === "csv") {
    for await (const { line, value } of readCsv(bytes)) yield { line, value, nonFinite: NONE, isTable: true };
    return;
  }
  for await (const { line, value, nonFinite } of readJsonl(bytes)) {
    if (!isJsonObject(value))
      throw new AnswersError(
        "answers.not-an-object",
        `Line ${line} is no object. Write each answer as {"id": …, "prediction": …, "references": …}.`,
      );
    yield { line, value, nonFinite, isTable: false };
  }
}

/**
 * What stands in a column; undefined when it is not there or null.
 *
 * @throws AnswersError when it is NaN or infinite.
 */
export function valueIn({ line, value, nonFinite }: SourceRecord, column: string): Json | undefined {
  const path = member(value, column) === undefined ? column.split(".") : [column];
  const word = nonFinite.size > 0 && nonFinite.get(pointerTo(path));
  if (word) throw new AnswersError("answers.not-a-number", `Line ${line} has ${word} in “${column}”.`, column);
  const found = path.reduce<Json | undefined>((inner, step) => member(inner, step), value);
  return found === null ? undefined : found;
}

/** A text, number or yes-and-no as text. @throws AnswersError for a list or an object. */
export function textIn(record: SourceRecord, column: string): string | undefined {
  const found = valueIn(record, column);
  if (found === undefined || typeof found === "string") return found;
  if (typeof found === "object") throw notText(record, column, found);
  return String(found);
}

/** The texts of a column that holds one, or a list of them. */
export function textsIn(record: SourceRecord, column: string): string[] {
  const found = valueIn(record, column);
  if (found === undefined) return [];
  const list = asList(record, found);
  if (!list) return [textIn(record, column) ?? ""];
  return list.map((one) => {
    if (typeof one === "string") return one;
    if (one === null || typeof one === "object") throw notText(record, column, one);
    return String(one);
  });
}

/** A number, or undefined where the field is empty. @throws AnswersError for anything else. */
export function numberIn(record: SourceRecord, column: string): number | undefined {
  const found = valueIn(record, column);
  if (found === undefined || found === "") return undefined;
  const number = typeof found === "string" && found.trim() !== "" ? Number(found) : found;
  if (typeof number === "number" && Number.isFinite(number)) return number;
  const shown = JSON.stringify(found).slice(0, 40);
  throw new AnswersError(
    "answers.not-a-number",
    `Line ${record.line} has ${shown} in “${column}”, which is no number.`,
    column,
  );
}

/** The list that a field holds, as a table writes it too; null when it holds none. */
export function asList({ isTable }: SourceRecord, found: Json): readonly Json[] | null {
  if (Array.isArray(found)) return found;
  const read = isTable && typeof found === "string" && /^\s*\[[\s\S]*\]\s*$/.test(found) ? parsed(found) : null;
  return Array.isArray(read) ? read : null;
}

/** What a field of a table means where it is JSON; null when it is not. */
export function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function notText({ line }: SourceRecord, column: string, found: Json): AnswersError {
  const what = found === null ? "null" : Array.isArray(found) ? "a list" : "an object";
  return new AnswersError(
    "answers.not-a-text",
    `Line ${line} has ${what} in “${column}” where a text should be.`,
    column,
  );
}
