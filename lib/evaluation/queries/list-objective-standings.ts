import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { collectEvaluationEvidence, type ObjectiveStanding } from "#lib/evaluation/evidence.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

/** Every objective in force as it stands at this moment, by number. */
export async function listObjectiveStandings(
  access: ProjectAccess<"project:read">,
): Promise<readonly ObjectiveStanding[]> {
  const { objectives } = await collectEvaluationEvidence(db(), access.project.id, now());
  return objectives;
}
