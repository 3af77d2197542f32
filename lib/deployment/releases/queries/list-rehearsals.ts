import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";
import type { Prisma } from "#lib/platform/generated/client.ts";

const NAMED = { select: { number: true, version: true } } as const;

const SELECT = {
  number: true,
  rehearsedAt: true,
  durationSeconds: true,
  outcome: true,
  note: true,
  url: true,
  attachmentId: true,
  sha256: true,
  recordedByName: true,
  environment: { select: { key: true, name: true } },
  from: NAMED,
  to: NAMED,
} as const satisfies Prisma.RollbackRehearsalSelect;

export type RehearsalView = Prisma.RollbackRehearsalGetPayload<{ select: typeof SELECT }>;

/** The last rehearsals, the newest first: what the gate looks at is the first of them. */
export async function listRehearsals(
  access: ProjectAccess<"record:read">,
  most: number,
): Promise<readonly RehearsalView[]> {
  return db().rollbackRehearsal.findMany({
    where: { projectId: access.project.id },
    orderBy: [{ rehearsedAt: "desc" }, { number: "desc" }],
    take: most,
    select: SELECT,
  });
}
