import "server-only";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import { findPeopleNames } from "#lib/access/people-names.ts";
import { describeEvent } from "#lib/ledger/events.ts";
import { db } from "#lib/platform/db.ts";

export type Activity = {
  readonly seq: number;
  readonly at: Date;
  readonly actor: string;
  readonly sentence: string;
  readonly phase: string | null;
};

/** What everybody in the project may hear of: decisions, not records. */
const FOR_EVERYBODY = [
  "project.created",
  "gate.changed",
  "round.reopened",
  "policy.published",
  "signoff.created",
  "waiver.decided",
  "evaluation.imported",
];

/** The newest entries of a project's ledger, as sentences; those who may not read the ledger get its decisions. */
export async function listActivity(access: ProjectAccess<"project:read">, take: number): Promise<readonly Activity[]> {
  const entries = await db().ledgerEntry.findMany({
    where: { chain: access.project.id, type: may(access, "ledger:read") ? undefined : { in: FOR_EVERYBODY } },
    orderBy: { seq: "desc" },
    take,
    select: { seq: true, at: true, actorKind: true, actorId: true, type: true, phase: true, payload: true },
  });
  const ids = entries.filter((entry) => entry.actorKind === "person").map((entry) => entry.actorId);
  const nameOf = await findPeopleNames(ids);
  return entries.map(({ seq, at, actorKind, actorId, type, phase, payload }) => ({
    seq,
    at,
    actor:
      actorKind === "person" ? (nameOf.get(actorId) ?? "Somebody") : actorKind === "token" ? "An API token" : "Cairn",
    sentence: describeEvent(type, JSON.parse(payload)),
    phase,
  }));
}
