import { cache } from "react";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import type { Tx } from "#lib/platform/db.ts";

export type Choice = {
  /** The number of the sheet; null where the base is shipped as it is. */
  readonly sheet: number | null;
  readonly name: string | null;
  readonly reason: string;
  readonly chosenById: string | null;
  readonly chosenByName: string;
  readonly at: Date;
};

/** What the present round of Deployment ships; null while nobody has said. Once for each page. */
export const loadChoice = cache(async (tx: Tx, projectId: string): Promise<Choice | null> => {
  const round = await currentRound(tx, projectId, "deployment");
  const found = await tx.optimisationChoice.findFirst({
    where: { projectId, round },
    orderBy: { id: "desc" },
    select: {
      reason: true,
      chosenById: true,
      chosenByName: true,
      at: true,
      optimisation: { select: { number: true, name: true } },
    },
  });
  if (!found) return null;
  const { optimisation, ...said } = found;
  return { sheet: optimisation?.number ?? null, name: optimisation?.name ?? null, ...said };
});
