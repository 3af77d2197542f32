import { refuse } from "#lib/platform/outcome.ts";

/** What a deleted run refuses: it can be read and restored, not written to. */
export function whyNotWrite(run: { readonly deletedAt: Date | null }, wireId: string) {
  return run.deletedAt
    ? refuse("run-deleted", `The run ${wireId} must be in the 'active' state. Current state is deleted.`, "run_id")
    : null;
}
