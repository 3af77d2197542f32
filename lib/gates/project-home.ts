import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { collectEvaluationEvidence, type ObjectiveStanding } from "#lib/evaluation/evidence.ts";
import { getPhaseGate, type PhaseGate } from "#lib/gates/queries.ts";
import { blockerFor } from "#lib/gates/reader.ts";
import type { BlockerLine, StoredBlocker } from "#lib/gates/standing.ts";
import { type Activity, listActivity } from "#lib/ledger/activity.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

export type ProjectHome = {
  readonly summary: string;
  readonly dueOn: Date | null;
  readonly riskTier: string | null;
  readonly blocker: BlockerLine | null;
  /** Of the phase where something is to be done: the one that closed again, else the first that is not open. */
  readonly gate: PhaseGate;
  readonly objectives: readonly ObjectiveStanding[];
  readonly activity: readonly Activity[];
};

const RECENT = 8;

/** What a project's home shows. */
export async function getProjectHome(access: ProjectAccess<"project:read">): Promise<ProjectHome> {
  const { id } = access.project;
  const project = await db().project.findUniqueOrThrow({
    where: { id },
    select: { summary: true, dueOn: true, standing: { select: { blocker: true, currentPhase: true, riskTier: true } } },
  });
  const blocker = blockerFor(access, (project.standing?.blocker ?? null) as StoredBlocker | null);
  const [gate, evidence, activity] = await Promise.all([
    getPhaseGate(access, blocker?.phase ?? project.standing?.currentPhase ?? "scope"),
    collectEvaluationEvidence(db(), id, now()),
    listActivity(access, RECENT),
  ]);
  return {
    summary: project.summary,
    dueOn: project.dueOn,
    riskTier: project.standing?.riskTier ?? null,
    blocker,
    gate,
    objectives: evidence.objectives,
    activity,
  };
}
