import { type Outcome, refuse } from "#lib/platform/outcome.ts";
import { type RecordReason, refusingRecords } from "#lib/platform/records/record-error.ts";

export type ItemsReason =
  | "items.none"
  | "items.too-many"
  | "items.not-an-object"
  | "items.unknown-format"
  | "items.other-kind"
  | "items.field-missing"
  | "items.field-wrong"
  | "items.same-answer";

/** Why a file of items cannot be taken. It is thrown, since the items before it were handed out already. */
export class ItemsError extends Error {
  override name = "ItemsError";
  readonly reason: ItemsReason;
  readonly field: string | undefined;
  constructor(reason: ItemsReason, message: string, field?: string) {
    super(message);
    this.reason = reason;
    this.field = field;
  }
}

/** Runs what reads items, and turns what is wrong with them into its refusal. */
export function refusingItems<T, R extends string>(
  read: () => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | ItemsReason | RecordReason>> {
  return refusingRecords<T, R | ItemsReason>(async () => {
    try {
      return await read();
    } catch (error) {
      if (error instanceof ItemsError) return refuse(error.reason, error.message, error.field);
      throw error;
    }
  });
}
