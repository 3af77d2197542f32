import type { z } from "zod";
import { displayName, type ProjectAccess } from "#lib/access/access.ts";
import type { Permission } from "#lib/access/permissions.ts";
import type { JobKind } from "#lib/background/job-kind.ts";
import type { Tx } from "#lib/platform/db.ts";

type Starting<S extends z.ZodType> = {
  readonly payload: z.input<S>;
  /** What people read: "Score predictions.jsonl". */
  readonly title: string;
  readonly total?: number;
  readonly at: Date;
  /** To be known before; a new one without. */
  readonly id?: string;
};

/**
 * Puts work in line, in the transaction of the change that asks for it: neither is there without the other. A worker
 * finds it within a second.
 *
 * @returns the job's id.
 */
export async function startJob<P extends Permission, S extends z.ZodType>(
  tx: Tx,
  access: ProjectAccess<NoInfer<P>>,
  { kind, unit }: JobKind<P, S>,
  { payload, title, total, at, id }: Starting<S>,
): Promise<string> {
  const { actor, project } = access;
  const job = await tx.backgroundJob.create({
    data: {
      id,
      projectId: project.id,
      kind,
      title,
      payload: payload as object,
      total,
      unit,
      createdAt: at,
      startedByUserId: actor.kind === "person" ? actor.userId : null,
      startedByToken: actor.kind === "token" ? actor.tokenId : null,
      startedByName: displayName(actor),
    },
    select: { id: true },
  });
  return job.id;
}
