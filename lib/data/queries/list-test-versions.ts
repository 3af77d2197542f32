import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { VERSION_FIELDS, versionViewOf } from "#lib/data/datasets/version-fields.ts";
import type { VersionView } from "#lib/data/datasets/views.ts";
import { db } from "#lib/platform/db.ts";

export type TestVersionChoice = VersionView & { readonly id: string };

const MOST_CHOICES = 500;

/** The test sets an evaluation can name, the newest first: for a choice in a form. */
export async function listTestVersions(access: ProjectAccess<"project:read">): Promise<readonly TestVersionChoice[]> {
  const rows = await db().datasetVersion.findMany({
    where: { projectId: access.project.id, purpose: "test" },
    orderBy: { uploadedAt: "desc" },
    take: MOST_CHOICES,
    select: { id: true, ...VERSION_FIELDS },
  });
  return rows.map(({ id, ...row }) => ({ id, ...versionViewOf(row) }));
}
