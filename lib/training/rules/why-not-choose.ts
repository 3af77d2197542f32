import { type Refusal, refuse } from "#lib/platform/outcome.ts";

/** Why a run cannot be what the phase goes on with; null when it can. What it was trained on is the gate's question. */
export function whyNotChoose(run: {
  readonly status: string;
  readonly deletedAt: Date | null;
}): Refusal<"run-deleted" | "run-not-finished"> | null {
  if (run.deletedAt) return refuse("run-deleted", "The run was deleted. Restore it first.");
  if (run.status !== "finished") return refuse("run-not-finished", "Only a finished run can be chosen.");
  return null;
}
