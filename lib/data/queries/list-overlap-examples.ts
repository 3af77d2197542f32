import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { versionRef } from "#lib/data/datasets/views.ts";
import { examplesOf, OVERLAP_METHOD, type OverlapExample } from "#lib/data/overlap/overlap.ts";
import { db } from "#lib/platform/db.ts";

export type OverlapExamples = {
  /** Test set and training set, as "3/2". */
  readonly test: string;
  readonly train: string;
  readonly examples: readonly OverlapExample[];
};

/** Rows of a version that were found in the other sets it was compared with: raw data, which dashboards do not show. */
export async function listOverlapExamples(
  access: ProjectAccess<"record:read">,
  dataset: number,
  version: number,
): Promise<readonly OverlapExamples[]> {
  const own = { number: version, dataset: { number: dataset } };
  const rows = await db().datasetOverlap.findMany({
    where: {
      projectId: access.project.id,
      methodVersion: OVERLAP_METHOD,
      anyRows: { gt: 0 },
      OR: [{ test: own }, { train: own }],
    },
    orderBy: { anyRows: "desc" },
    take: 10,
    select: { examples: true, test: { select: NAMED }, train: { select: NAMED } },
  });
  return rows.map(({ examples, test, train }) => ({
    test: versionRef({ dataset: test.dataset.number, version: test.number }),
    train: versionRef({ dataset: train.dataset.number, version: train.number }),
    examples: examplesOf(examples),
  }));
}

const NAMED = { number: true, dataset: { select: { number: true } } } as const;
