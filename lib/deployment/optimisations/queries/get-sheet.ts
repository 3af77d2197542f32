import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { loadSheet, type PolicyVersion } from "#lib/deployment/optimisations/sheet.ts";
import { type SheetView, sheetFor } from "#lib/deployment/optimisations/sheet-view.ts";
import { db } from "#lib/platform/db.ts";

/** @returns null when the project has no such sheet. */
export async function getSheet(access: ProjectAccess<"project:read">, number: number): Promise<SheetView | null> {
  const sheet = await loadSheet(db(), access.project.id, number);
  return sheet ? sheetFor(access, sheet) : null;
}

const MOST_VERSIONS = 20;

/** The policies a sheet was held to, the newest first. */
export async function listSheetPolicies(
  access: ProjectAccess<"project:read">,
  number: number,
): Promise<readonly PolicyVersion[]> {
  return db().optimisationPolicy.findMany({
    where: { optimisation: { projectId: access.project.id, number } },
    orderBy: { version: "desc" },
    take: MOST_VERSIONS,
    select: {
      version: true,
      minRecovery: true,
      maxFloorDrop: true,
      requiredFloors: true,
      reason: true,
      at: true,
      authorName: true,
    },
  });
}
