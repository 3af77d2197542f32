import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";

/** What happened to the phase while scores were measured: "round 2", "gate open". */
export type Milestone = { readonly at: Date; readonly label: string };

/** More would hide the line they explain. */
const MOST_SHOWN = 8;

/** Rounds of Evaluation and what its gate has said, since an instant, the oldest first. */
export async function listMilestones(access: ProjectAccess<"project:read">, since: Date): Promise<Milestone[]> {
  const where = { projectId: access.project.id, phase: "evaluation" as const };
  const [rounds, verdicts] = await Promise.all([
    db().round.findMany({
      where: { ...where, number: { gt: 1 }, startedAt: { gte: since } },
      orderBy: { number: "desc" },
      take: MOST_SHOWN,
      select: { number: true, startedAt: true },
    }),
    db().gateVerdict.findMany({
      where: { ...where, judgedAt: { gte: since } },
      orderBy: { id: "desc" },
      take: MOST_SHOWN,
      select: { verdict: true, judgedAt: true },
    }),
  ]);
  return [
    ...rounds.map(({ number, startedAt }) => ({ at: startedAt, label: `round ${number}` })),
    ...verdicts
      .filter(({ verdict }, index) => verdict !== verdicts[index + 1]?.verdict)
      .map(({ verdict, judgedAt }) => ({ at: judgedAt, label: `gate ${verdict}` })),
  ]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .slice(-MOST_SHOWN);
}
