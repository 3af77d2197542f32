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
  const found = findProject(id);
  const [project, gate, evidence, activity] = await Promise.all([
    found,
    found.then((one) => getPhaseGate(access, one.blocker?.phase ?? one.standing?.currentPhase ?? "scope")),
    collectEvaluationEvidence(db(), id, now()),
    listActivity(access, RECENT),
  ]);
  return {
    summary: project.summary,
    dueOn: project.dueOn,
    riskTier: project.standing?.riskTier ?? null,
    blocker: blockerFor(access, project.blocker),
    gate,
    objectives: evidence.objectives,
    activity,
  };
}

async function findProject(id: string) {
  const project = await db().project.findUniqueOrThrow({
    where: { id },
    select: { summary: true, dueOn: true, standing: { select: { blocker: true, currentPhase: true, riskTier: true } } },
  });
  return { ...project, blocker: (project.standing?.blocker ?? null) as StoredBlocker | null };
}
