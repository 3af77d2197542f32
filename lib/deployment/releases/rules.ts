import type { Signatures } from "#lib/lifecycle/checklist-rules.ts";

/** Where a release stands on its way out. */
export type ReleaseState = "draft" | "waiting" | "approved" | "stale" | "rejected" | "withdrawn";

/** Pure. A rejection weighs more than any approval. @param signatures null for what cannot be signed. */
export function releaseStateOf(
  { submittedAt, withdrawnAt }: { readonly submittedAt: Date | null; readonly withdrawnAt: Date | null },
  signatures: Pick<Signatures, "satisfied" | "rejected" | "stale"> | null,
): ReleaseState {
  if (withdrawnAt) return "withdrawn";
  if (!submittedAt) return "draft";
  if (!signatures) return "waiting";
  if (signatures.rejected.length > 0) return "rejected";
  if (signatures.satisfied) return "approved";
  return signatures.stale.length > 0 ? "stale" : "waiting";
}

export type DraftFields = { readonly changeLog: string; readonly uri: string; readonly kind: string };

/** What a draft still lacks before anybody can be asked to approve it; by field. */
export function whyNotSubmit(draft: DraftFields): { readonly field: string; readonly message: string } | null {
  if (draft.changeLog.trim().length < 10)
    return { field: "changeLog", message: "Write what has changed: whoever approves it has to know." };
  if (draft.kind !== "prompt" && draft.uri === "")
    return { field: "uri", message: "Say where the artefact is kept, so that it can be found again." };
  return null;
}

/** How long an order to roll back stands. An emergency that lasts longer is worth a second look. */
export const ROLLBACK_ORDER_HOURS = 24;
