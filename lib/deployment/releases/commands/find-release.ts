import { RELEASE_COLUMNS, type ReleaseRow } from "#lib/deployment/releases/record.ts";
import type { Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** A release by its number, or the refusal that it is not there. */
export async function findRelease(
  tx: Tx,
  projectId: string,
  number: number,
  field?: string,
): Promise<Outcome<ReleaseRow, "no-such-release">> {
  const row = await tx.release.findUnique({
    where: { projectId_number: { projectId, number } },
    select: RELEASE_COLUMNS,
  });
  return row ? accept(row) : refuse("no-such-release", `There is no release ${number} in this project.`, field);
}
