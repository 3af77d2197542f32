import { type Outcome, refuse } from "#lib/platform/outcome.ts";
import { type RecordReason, refusingRecords } from "#lib/platform/records/record-error.ts";

export type AnswersReason =
  | "answers.none"
  | "answers.too-many"
  | "answers.no-such-column"
  | "answers.not-an-object"
  | "answers.no-id"
  | "answers.same-id"
  | "answers.no-prediction"
  | "answers.no-reference"
  | "answers.not-a-text"
  | "answers.not-a-number"
  | "answers.other-length"
  | "answers.other-ids";

/** Why a file of answers cannot be scored. It is thrown, since the answers before it were handed out already. */
export class AnswersError extends Error {
  override name = "AnswersError";
  readonly reason: AnswersReason;
  /** The column, where it is known. */
  readonly field: string | undefined;
  constructor(reason: AnswersReason, message: string, field?: string) {
    super(message);
    this.reason = reason;
    this.field = field;
  }
}

/** Runs what reads answers, and turns what is wrong with them into its refusal. */
export function refusingAnswers<T, R extends string>(
  read: () => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | AnswersReason | RecordReason>> {
  return refusingRecords<T, R | AnswersReason>(async () => {
    try {
      return await read();
    } catch (error) {
      if (error instanceof AnswersError) return refuse(error.reason, error.message, error.field);
      throw error;
    }
  });
}
