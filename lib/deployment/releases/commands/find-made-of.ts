import type { DraftRelease } from "#lib/deployment/releases/schema.ts";
import type { Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export type MadeOf = {
  readonly runId: string | null;
  readonly decisionId: string | null;
  readonly evaluationId: string | null;
};

/** The rows behind what a release says it is made of. */
export async function findMadeOf(
  tx: Tx,
  projectId: string,
  { run, decision, evaluation }: Pick<DraftRelease, "run" | "decision" | "evaluation">,
): Promise<Outcome<MadeOf, "no-such-run" | "no-such-decision" | "no-such-evaluation">> {
  const select = { id: true } as const;
  const found = {
    run: run && (await tx.trainingRun.findFirst({ where: { projectId, number: run, deletedAt: null }, select })),
    decision: decision && (await tx.modelDecision.findFirst({ where: { projectId, version: decision }, select })),
    evaluation: evaluation && (await tx.evaluation.findFirst({ where: { projectId, number: evaluation }, select })),
  };
  if (run && !found.run) return refuse("no-such-run", `There is no training run ${run}.`, "run");
  if (decision && !found.decision)
    return refuse("no-such-decision", `There is no model decision ${decision}.`, "decision");
  if (evaluation && !found.evaluation)
    return refuse("no-such-evaluation", `There is no evaluation ${evaluation}.`, "evaluation");
  return accept({
    runId: found.run ? found.run.id : null,
    decisionId: found.decision ? found.decision.id : null,
    evaluationId: found.evaluation ? found.evaluation.id : null,
  });
}
