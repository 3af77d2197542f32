import { type Outcome, refuse } from "#lib/platform/outcome.ts";
import { type RecordReason, refusingRecords } from "#lib/platform/records/record-error.ts";

export type ImportReason =
  | "import.other-format"
  | "import.unknown-format"
  | "import.field"
  | "import.no-rows"
  | "import.no-score"
  | "import.same-id"
  | "import.no-such-column"
  | "import.not-a-number"
  | "import.other-length"
  | "import.several-models"
  /** More than can be held together; the message says of what. */
  | "import.too-much";

/** Why a result file cannot be imported. It is thrown, since the answers before it were handed out already. */
export class ImportError extends Error {
  override name = "ImportError";
  readonly reason: ImportReason;
  readonly field: string | undefined;
  /** @param message what is wrong and what to do, for people; it names line and field itself. */
  constructor(reason: ImportReason, message: string, field?: string) {
    super(message);
    this.reason = reason;
    this.field = field;
  }
}

/** Runs what reads a result file, and turns what is wrong with the file into its refusal. */
export function refusingImports<T, R extends string>(
  read: () => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | ImportReason | RecordReason>> {
  return refusingRecords<T, R | ImportReason>(async () => {
    try {
      return await read();
    } catch (error) {
      if (error instanceof ImportError) return refuse(error.reason, error.message, error.field);
      throw error;
    }
  });
}
