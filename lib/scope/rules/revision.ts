import { type Refusal, refuse } from "#lib/platform/outcome.ts";

/** The newest revision, and who made it when; null of a row that nobody has written yet. */
export type Standing = { readonly revision: number } | null;

/**
 * A change says which revision it was made from. Where another one came first it is refused, so that nobody overwrites
 * words they have not seen.
 * @param basedOn 0 for a row that was not there.
 */
export function whyNotSave(standing: Standing, basedOn: number): Refusal<"changed-meanwhile"> | null {
  if ((standing?.revision ?? 0) === basedOn) return null;
  return refuse(
    "changed-meanwhile",
    "Somebody changed this while you were writing. Nothing was overwritten, and your text is still here.",
  );
}

/** What is typed in one sitting is one entry in the ledger, not one for every pause. */
const SITTING_MS = 15 * 60_000;

/** Whether a save goes on with what the same person wrote a moment ago. */
export function isSameSitting(
  last: { readonly updatedById: string | null; readonly recordedAt: Date } | null,
  author: string | null,
  at: Date,
): boolean {
  return last !== null && last.updatedById === author && at.getTime() - last.recordedAt.getTime() < SITTING_MS;
}
