import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";

/** A dataset version as a form offers it; "2/1" is version 1 of dataset 2. */
export type VersionChoice = { readonly id: string; readonly ref: string; readonly label: string };

const MOST_CHOICES = 300;

/** The dataset versions of a project, the newest first: for a choice in a form. */
export async function listVersionChoices(access: ProjectAccess<"project:read">): Promise<readonly VersionChoice[]> {
  const rows = await db().datasetVersion.findMany({
    where: { projectId: access.project.id },
    orderBy: { uploadedAt: "desc" },
    take: MOST_CHOICES,
    select: { id: true, number: true, purpose: true, dataset: { select: { number: true, name: true } } },
  });
  return rows.map(({ id, number, purpose, dataset }) => {
    const ref = `${dataset.number}/${number}`;
    return { id, ref, label: `${dataset.name} ${ref} (${purpose})` };
  });
}
