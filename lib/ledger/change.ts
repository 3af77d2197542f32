import type { Actor, AnyProjectAccess } from "#lib/access/access.ts";
import { roleMay } from "#lib/access/permissions.ts";
import { appendEvents, INSTANCE_CHAIN, lockChain } from "#lib/ledger/append.ts";
import type { EventPhase } from "#lib/ledger/event.ts";
import type { LedgerEvent } from "#lib/ledger/events.ts";
import { projectChanged } from "#lib/platform/changes.ts";
import { now } from "#lib/platform/clock.ts";
import { db, type Tx } from "#lib/platform/db.ts";
import { Forbidden, NotFound } from "#lib/platform/errors.ts";
import type { Outcome, Refusal } from "#lib/platform/outcome.ts";

export type Change = {
  readonly tx: Tx;
  /** One instant for every row of this change. */
  readonly at: Date;
  /** Adds an event to the ledger, in this transaction. */
  readonly record: (event: LedgerEvent, phase?: EventPhase) => void;
};

/**
 * The way to change a project: lock → rule → rows → ledger → revision, all in one transaction. A refusal undoes
 * everything. After the commit the gates are judged again (lib/gates listens).
 */
export async function changeProject<T, R extends string>(
  access: AnyProjectAccess,
  work: (change: Change) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R>> {
  const { id } = access.project;
  const outcome = await changeChain(
    access.actor,
    id,
    async (change) => {
      await requireStillGranted(change.tx, access);
      return work(change);
    },
    async (tx) => {
      await tx.$executeRaw`UPDATE project SET revision = revision + 1 WHERE id = ${id}::uuid`;
    },
  );
  if (outcome.ok) await projectChanged(id);
  return outcome;
}

/**
 * Asks again, within the lock that every change of a role takes: a lead who was removed while waiting for it must not
 * undo that, nor a reviewer sign who is none any more.
 */
async function requireStillGranted(tx: Tx, { actor, project, permissions }: AnyProjectAccess): Promise<void> {
  if (actor.kind !== "person") return;
  const membership = await tx.membership.findUnique({
    where: { projectId_userId: { projectId: project.id, userId: actor.userId } },
    select: { role: true },
  });
  if (!membership) throw new NotFound();
  const lost = [...permissions].find((permission) => !roleMay(membership.role, permission));
  if (lost) throw new Forbidden(lost);
}

/** The same for what concerns no single project: accounts, new projects. */
export function changeInstance<T, R extends string>(
  actor: Actor,
  work: (change: Change) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R>> {
  return changeChain(actor, INSTANCE_CHAIN, work, async () => undefined);
}

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

async function changeChain<T, R extends string>(
  actor: Actor,
  chain: string,
  work: (change: Change) => Promise<Outcome<T, R>>,
  finish: (tx: Tx) => Promise<void>,
): Promise<Outcome<T, R>> {
  try {
    return await db().$transaction(
      async (tx) => {
        const head = await lockChain(tx, chain);
        const events: { event: LedgerEvent; phase: EventPhase }[] = [];
        const outcome = await work({
          tx,
          at: now(),
          record: (event, phase = null) => void events.push({ event, phase }),
        });
        if (!outcome.ok) throw new Refused(outcome);
        await appendEvents(tx, chain, head, actor, events);
        await finish(tx);
        return outcome;
      },
      { maxWait: 10_000, timeout: 60_000 },
    );
  } catch (error) {
    if (error instanceof Refused) return error.refusal as Refusal<R>;
    throw error;
  }
}
