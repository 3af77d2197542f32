import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { Attention } from "#lib/deployment/safetensors/architecture.ts";
import type { SizeReadingView } from "#lib/deployment/safetensors/size-view.ts";
import type { WeightsReport } from "#lib/deployment/safetensors/weights.ts";
import { db } from "#lib/platform/db.ts";

/** @returns null when the project has no such reading. */
export async function getSizeReading(
  access: ProjectAccess<"project:read">,
  number: number,
): Promise<SizeReadingView | null> {
  const found = await db().sizeReading.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: {
      number: true,
      name: true,
      at: true,
      authorName: true,
      sha256: true,
      files: true,
      report: true,
      architecture: true,
    },
  });
  if (!found) return null;
  const { files, report, architecture, ...row } = found;
  // Only the command writes these columns.
  return {
    ...row,
    files: files as unknown as SizeReadingView["files"],
    report: report as unknown as WeightsReport,
    attention: architecture as unknown as Attention | null,
  };
}
