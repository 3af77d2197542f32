import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { namesOf } from "#lib/lifecycle/queries.ts";
import { type Considered, type ConsideredCandidate, readConsidered } from "#lib/model/decision.ts";
import { db } from "#lib/platform/db.ts";

export type DecisionView = {
  readonly version: number;
  readonly candidate: number;
  readonly context: string;
  readonly reasons: string;
  readonly consequences: string;
  readonly considered: Considered;
  readonly chosen: ConsideredCandidate | null;
  readonly by: string;
  readonly at: Date;
};

const MAX_SHOWN = 50;

/** The decisions for a base model, the newest, which counts, first. */
export async function listDecisions(access: ProjectAccess<"project:read">): Promise<readonly DecisionView[]> {
  const rows = await db().modelDecision.findMany({
    where: { projectId: access.project.id },
    orderBy: { version: "desc" },
    take: MAX_SHOWN,
    include: { candidate: { select: { number: true } } },
  });
  const nameOf = await namesOf(rows.map(({ authorId }) => authorId));
  return rows.map((row) => {
    const considered = readConsidered(row.considered);
    const { version, context, reasons, consequences, at } = row;
    return {
      ...{ version, context, reasons, consequences, at, considered },
      candidate: row.candidate.number,
      chosen: considered.candidates.find(({ chosen }) => chosen) ?? null,
      by: nameOf(row.authorId),
    };
  });
}
