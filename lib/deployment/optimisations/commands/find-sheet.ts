import type { Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export type FoundSheet = {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly metrics: readonly string[];
};

export async function findSheet(
  tx: Tx,
  projectId: string,
  number: number,
): Promise<Outcome<FoundSheet, "no-such-sheet">> {
  const found = await tx.optimisation.findUnique({
    where: { projectId_number: { projectId, number } },
    select: { id: true, number: true, name: true, metrics: true },
  });
  return found ? accept(found) : refuse("no-such-sheet", "There is no such optimisation sheet.", "sheet");
}
