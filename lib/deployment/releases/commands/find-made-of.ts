import type { DraftRelease } from "#lib/deployment/releases/schema.ts";
import type { Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

type Asked = Pick<DraftRelease, "run" | "decision" | "evaluation" | "prompt" | "optimisation">;
export type MadeOfRefusal =
  | "no-such-run"
  | "no-such-decision"
  | "no-such-evaluation"
  | "no-such-prompt"
  | "no-such-optimisation";

export type MadeOf = {
  readonly runId: string | null;
  readonly decisionId: string | null;
  readonly evaluationId: string | null;
  readonly promptVersionId: string | null;
  readonly optimisationId: string | null;
};

/** The rows behind what a release says it is made of. */
export async function findMadeOf(
  tx: Tx,
  projectId: string,
  { run, decision, evaluation, prompt, optimisation }: Asked,
): Promise<Outcome<MadeOf, MadeOfRefusal>> {
  const select = { id: true } as const;
  const found = {
    run: run && (await tx.trainingRun.findFirst({ where: { projectId, number: run, deletedAt: null }, select })),
    decision: decision && (await tx.modelDecision.findFirst({ where: { projectId, version: decision }, select })),
    evaluation: evaluation && (await tx.evaluation.findFirst({ where: { projectId, number: evaluation }, select })),
    prompt: prompt && (await findPromptVersion(tx, projectId, prompt)),
    optimisation:
      optimisation && (await tx.optimisation.findFirst({ where: { projectId, number: optimisation }, select })),
  };
  if (run && !found.run) return refuse("no-such-run", `There is no training run ${run}.`, "run");
  if (decision && !found.decision)
    return refuse("no-such-decision", `There is no model decision ${decision}.`, "decision");
  if (evaluation && !found.evaluation)
    return refuse("no-such-evaluation", `There is no evaluation ${evaluation}.`, "evaluation");
  if (prompt && !found.prompt) return refuse("no-such-prompt", `There is no version ${prompt} of a prompt.`, "prompt");
  if (optimisation && !found.optimisation)
    return refuse("no-such-optimisation", `There is no optimisation ${optimisation}.`, "optimisation");
  return accept({
    runId: found.run ? found.run.id : null,
    decisionId: found.decision ? found.decision.id : null,
    evaluationId: found.evaluation ? found.evaluation.id : null,
    promptVersionId: found.prompt ? found.prompt.id : null,
    optimisationId: found.optimisation ? found.optimisation.id : null,
  });
}

function findPromptVersion(tx: Tx, projectId: string, name: string): Promise<{ id: string } | null> {
  const [key = "", number = ""] = name.split("/");
  return tx.promptVersion.findFirst({
    where: { prompt: { projectId, key }, number: Number(number) },
    select: { id: true },
  });
}
