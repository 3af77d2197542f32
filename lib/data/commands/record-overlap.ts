import type { ProjectAccess } from "#lib/access/access.ts";
import { OVERLAP_METHOD, type Overlap } from "#lib/data/overlap/overlap.ts";
import type { ComparedVersion } from "#lib/data/overlap/unmeasured.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";

/** Writes what was measured of two sets; what another run wrote meanwhile stays, for it is the same. */
export function recordOverlap(
  access: ProjectAccess<"data:update">,
  { test, train }: { readonly test: ComparedVersion; readonly train: ComparedVersion },
  { examples, ...counts }: Overlap,
): Promise<Outcome<undefined, never>> {
  return changeProject(access, async ({ tx, at, record }) => {
    const { count } = await tx.datasetOverlap.createMany({
      data: [
        {
          ...counts,
          testVersionId: test.id,
          trainVersionId: train.id,
          methodVersion: OVERLAP_METHOD,
          projectId: access.project.id,
          examples: examples.map((example) => ({ ...example })),
          measuredAt: at,
        },
      ],
      skipDuplicates: true,
    });
    const { anyRows: rows, testRows: of } = counts;
    if (count > 0)
      record(
        {
          type: "dataset.overlap-measured",
          payload: { test: test.ref, train: train.ref, method: OVERLAP_METHOD, rows, of },
        },
        "data",
      );
    return accept(undefined);
  });
}
