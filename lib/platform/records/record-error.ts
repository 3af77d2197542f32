import type { JsonReason } from "#lib/platform/json-reader.ts";
import { type Outcome, type Refusal, refuse } from "#lib/platform/outcome.ts";
import type { EncodingReason } from "#lib/platform/utf8.ts";

export type RecordReason =
  | EncodingReason
  | JsonReason
  | "records.nul"
  | "records.too-large"
  /** The file ends in the middle of its last record, as it does when what wrote it was killed. */
  | "records.torn"
  | "records.header"
  | "records.no-object"
  | "records.columns"
  | "records.quotes"
  /** A packed file that is damaged, unfit or too much to unpack. */
  | "packed.damaged"
  | "packed.unfit"
  | "packed.too-large";

/**
 * Why a file of records cannot be read further. It is thrown, since the records before it were handed out one by one already;
 * `refusingRecords` makes it the refusal of whoever reads them.
 */
export class RecordError extends Error {
  override name = "RecordError";
  readonly reason: RecordReason;
  /** From 1: where the record begins. */
  readonly line: number;
  /** The column or key, where it is known. */
  readonly field: string | undefined;
  /** @param message what is wrong, for people; it names line and field itself. */
  constructor(reason: RecordReason, message: string, line: number, field?: string) {
    super(message);
    this.reason = reason;
    this.line = line;
    this.field = field;
  }
}

/** Runs what reads records, and turns a `RecordError` into its refusal. */
export async function refusingRecords<T, R extends string>(
  read: () => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | RecordReason>> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof RecordError) return refusalOf(error);
    throw error;
  }
}

function refusalOf({ reason, message, field }: RecordError): Refusal<RecordReason> {
  return refuse(reason, message, field);
}
