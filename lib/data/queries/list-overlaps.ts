import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { OVERLAP_METHOD, type OverlapCounts } from "#lib/data/overlap/overlap.ts";
import { db } from "#lib/platform/db.ts";
import { type Interval, wilson } from "#lib/statistics/intervals.ts";

/** A test set beside a training set. */
export type OverlapView = {
  /** The other version: a training set of a test set, and the other way round. */
  readonly other: { readonly dataset: number; readonly version: number; readonly name: string };
  /** Null while it is not measured. */
  readonly measured:
    | (OverlapCounts & {
        readonly share: number;
        /** 95 %, by Wilson: what the share says of more data like this. Null for a set without rows. */
        readonly interval: Interval | null;
        readonly measuredAt: Date;
      })
    | null;
};

/** How a version overlaps with every version of the other purpose, the newest first; none for what is neither to train nor to test. */
export async function listOverlaps(
  access: ProjectAccess<"project:read">,
  dataset: number,
  version: number,
): Promise<readonly OverlapView[]> {
  const projectId = access.project.id;
  const own = await db().datasetVersion.findFirst({
    where: { number: version, dataset: { projectId, number: dataset } },
    select: { id: true, purpose: true },
  });
  if (!own || own.purpose === "other") return [];
  const isTest = own.purpose === "test";
  const [others, measured] = await Promise.all([
    db().datasetVersion.findMany({
      where: { projectId, purpose: isTest ? "train" : "test" },
      orderBy: { uploadedAt: "desc" },
      take: MOST,
      select: { id: true, number: true, dataset: { select: { number: true, name: true } } },
    }),
    db().datasetOverlap.findMany({
      where: { methodVersion: OVERLAP_METHOD, ...(isTest ? { testVersionId: own.id } : { trainVersionId: own.id }) },
      omit: { examples: true },
    }),
  ]);
  const byOther = new Map(measured.map((row) => [isTest ? row.trainVersionId : row.testVersionId, row]));
  return others.map(({ id, number, dataset: { number: ofDataset, name } }) => {
    const found = byOther.get(id);
    return { other: { dataset: ofDataset, version: number, name }, measured: found ? measuredView(found) : null };
  });
}

const MOST = 200;

function measuredView(row: OverlapCounts & { readonly measuredAt: Date }): NonNullable<OverlapView["measured"]> {
  const { testRows, trainRows, exactRows, ngramRows, nearRows, anyRows, measuredAt } = row;
  const isEmpty = testRows === 0;
  return {
    ...{ testRows, trainRows, exactRows, ngramRows, nearRows, anyRows, measuredAt },
    share: isEmpty ? 0 : anyRows / testRows,
    interval: isEmpty ? null : wilson(anyRows, testRows),
  };
}
