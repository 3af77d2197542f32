import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { type Choice, loadChoice } from "#lib/deployment/optimisations/choice.ts";
import { db } from "#lib/platform/db.ts";

/** What the present round of Deployment ships, or null. */
export function getOptimisationChoice(access: ProjectAccess<"project:read">): Promise<Choice | null> {
  return loadChoice(db(), access.project.id);
}
