import { type Choice, loadChoice } from "#lib/deployment/optimisations/choice.ts";
import { loadSheet, type Sheet } from "#lib/deployment/optimisations/sheet.ts";
import { judgeObjectivesOn, type ObjectiveStanding } from "#lib/evaluation/evidence.ts";
import type { Tx } from "#lib/platform/db.ts";

export type OptimisationEvidence = {
  /** What the round ships; null while nobody has said. */
  readonly choice: Choice | null;
  /** The sheet that was chosen; null where the base is shipped as it is. */
  readonly sheet: Sheet | null;
  /** The objectives judged by the evaluation of the chosen artefact alone; null where there is no such evaluation. */
  readonly objectives: readonly ObjectiveStanding[] | null;
};

/** What the present round of Deployment chose to ship, and what was measured of it. */
export async function collectOptimisationEvidence(tx: Tx, projectId: string, at: Date): Promise<OptimisationEvidence> {
  const choice = await loadChoice(tx, projectId);
  if (!choice || choice.sheet === null) return { choice, sheet: null, objectives: null };
  const sheet = await loadSheet(tx, projectId, choice.sheet);
  const evaluationId = sheet?.comparison?.candidate.id;
  return {
    choice,
    sheet,
    objectives: evaluationId ? await judgeObjectivesOn(tx, { projectId, evaluationId }, at) : null,
  };
}
