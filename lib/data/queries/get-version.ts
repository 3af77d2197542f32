import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { VERSION_FIELDS, versionViewOf } from "#lib/data/datasets/version-fields.ts";
import type { VersionView } from "#lib/data/datasets/views.ts";
import { db } from "#lib/platform/db.ts";

export type LookView = {
  readonly number: number;
  readonly lookedAt: Date;
  readonly lookedByName: string;
  readonly evaluation: number;
  readonly evaluationName: string;
};

export type VersionDetails = VersionView & {
  /** Numbers of the data sources it was made from. */
  readonly sources: readonly number[];
  /** The newest first, {@link MOST_LOOKS} at most. */
  readonly looks: readonly LookView[];
};

const MOST_LOOKS = 50;

/** One version of a dataset; null when there is none of these numbers. */
export async function getVersion(
  access: ProjectAccess<"project:read">,
  dataset: number,
  version: number,
): Promise<VersionDetails | null> {
  const row = await db().datasetVersion.findFirst({
    where: { number: version, dataset: { projectId: access.project.id, number: dataset } },
    select: {
      ...VERSION_FIELDS,
      sources: { select: { source: { select: { number: true } } } },
      looks: {
        orderBy: { number: "desc" },
        take: MOST_LOOKS,
        select: {
          number: true,
          lookedAt: true,
          lookedByName: true,
          evaluation: { select: { number: true, name: true } },
        },
      },
    },
  });
  if (!row) return null;
  const { sources, looks, ...view } = row;
  return {
    ...versionViewOf(view),
    sources: sources.map(({ source }) => source.number).sort((a, b) => a - b),
    looks: looks.map(({ evaluation, ...look }) => ({
      ...look,
      evaluation: evaluation.number,
      evaluationName: evaluation.name,
    })),
  };
}
