import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, type PageRequest, pageOf, slice } from "#lib/platform/paging.ts";

export type SizeReadingRow = {
  readonly number: number;
  readonly name: string;
  readonly at: Date;
  readonly authorName: string;
  readonly sizeBytes: number;
  readonly parameters: number;
};

/** What was read of models' sizes, the newest first. */
export async function listSizeReadings(
  access: ProjectAccess<"project:read">,
  request: PageRequest = {},
): Promise<Page<SizeReadingRow>> {
  const where = { projectId: access.project.id };
  const [rows, total] = await Promise.all([
    db().sizeReading.findMany({
      where,
      orderBy: { number: "desc" },
      select: { number: true, name: true, at: true, authorName: true, report: true },
      ...slice(request),
    }),
    db().sizeReading.count({ where }),
  ]);
  const items = rows.map(({ report, ...row }) => {
    const { bytes, parameters } = report as { bytes: number; parameters: number };
    return { ...row, sizeBytes: bytes, parameters };
  });
  return pageOf(items, total, request);
}
