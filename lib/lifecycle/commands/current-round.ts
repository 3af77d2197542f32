import { cache } from "react";
import type { Phase } from "#lib/lifecycle/phases.ts";
import type { Tx } from "#lib/platform/db.ts";

/** The number of the round a phase is in: 1 or more. Once for each page. */
export const currentRound = cache(async (tx: Tx, projectId: string, phase: Phase): Promise<number> => {
  const round = await tx.round.findFirst({
    where: { projectId, phase },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return round?.number ?? 1;
});
