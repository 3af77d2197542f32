import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { findPeopleNames } from "#lib/access/people-names.ts";
import { describeEvent } from "#lib/ledger/events.ts";
import { db } from "#lib/platform/db.ts";
import type { Prisma } from "#lib/platform/generated/client.ts";

export type HistoryEntry = {
  readonly seq: number;
  readonly at: Date;
  readonly actor: { readonly kind: "person" | "token" | "system"; readonly name: string };
  readonly type: string;
  /** What happened, after the actor's name. */
  readonly sentence: string;
  readonly phase: string | null;
  readonly hash: string;
};

export type HistoryFilter = {
  /** Only entries before this one: where the page before ended. */
  readonly before?: number;
  /** A type such as `signoff.created`, or a kind of them such as `signoff`. */
  readonly type?: string;
  /** A person's or token's id, or the name of a part of Cairn. */
  readonly actor?: string;
  readonly phase?: string;
};

export const HISTORY_PER_PAGE = 100;

/**
 * The ledger of a project, newest first.
 * @param take how many entries at most.
 * @returns the entries, and the `before` of the next page, or null at the end.
 */
export async function listHistory(
  access: ProjectAccess<"ledger:read">,
  filter: HistoryFilter,
  take: number = HISTORY_PER_PAGE,
): Promise<{ readonly entries: readonly HistoryEntry[]; readonly next: number | null }> {
  const rows = await db().ledgerEntry.findMany({
    where: whereOf(access.project.id, filter),
    orderBy: { seq: "desc" },
    take: take + 1,
    select: { seq: true, at: true, actorKind: true, actorId: true, type: true, phase: true, payload: true, hash: true },
  });
  const shown = rows.slice(0, take);
  const nameOf = await actorNames(shown);
  const entries = shown.map(({ actorKind, actorId, payload, ...row }) => ({
    ...row,
    actor: { kind: kindOf(actorKind), name: nameOf(actorKind, actorId) },
    sentence: describeEvent(row.type, JSON.parse(payload)),
  }));
  return { entries, next: rows.length > take ? (entries.at(-1)?.seq ?? null) : null };
}

export type HistoryActor = { readonly id: string; readonly kind: string; readonly name: string };

/** Everybody and everything that ever acted in this project, for the filter. */
export async function listHistoryActors(access: ProjectAccess<"ledger:read">): Promise<readonly HistoryActor[]> {
  // From one actor to the next along the index, and not entry by entry: there are few actors in a long chain.
  const rows = await db().$queryRaw<{ actorKind: string; actorId: string }[]>`
    WITH RECURSIVE seen AS (
      (SELECT actor_kind, actor_id FROM ledger_entry WHERE chain = ${access.project.id} ORDER BY actor_id LIMIT 1)
      UNION ALL
      SELECT following.actor_kind, following.actor_id
        FROM seen CROSS JOIN LATERAL (
          SELECT actor_kind, actor_id FROM ledger_entry
           WHERE chain = ${access.project.id} AND actor_id > seen.actor_id
           ORDER BY actor_id LIMIT 1) AS following
    )
    SELECT actor_kind AS "actorKind", actor_id AS "actorId" FROM seen`;
  const nameOf = await actorNames(rows);
  return rows
    .map(({ actorKind, actorId }) => ({ id: actorId, kind: actorKind, name: nameOf(actorKind, actorId) }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

function whereOf(chain: string, { before, type, actor, phase }: HistoryFilter): Prisma.LedgerEntryWhereInput {
  return {
    chain,
    seq: before === undefined ? undefined : { lt: before },
    type: !type ? undefined : type.includes(".") ? type : { startsWith: `${type}.` },
    actorId: actor || undefined,
    phase: phase || undefined,
  };
}

function kindOf(kind: string): HistoryEntry["actor"]["kind"] {
  return kind === "person" || kind === "token" ? kind : "system";
}

async function actorNames(rows: readonly { actorKind: string; actorId: string }[]) {
  const idsOf = (kind: string) => [...new Set(rows.flatMap((row) => (row.actorKind === kind ? row.actorId : [])))];
  const [people, tokens] = await Promise.all([findPeopleNames(idsOf("person")), tokenNames(idsOf("token"))]);
  return (kind: string, id: string): string => {
    if (kind === "person") return people.get(id) ?? "somebody whose account is gone";
    if (kind === "token") return tokens.get(id) ?? "a token that is gone";
    return id === "gates" ? "Cairn" : `Cairn (${id})`;
  };
}

async function tokenNames(ids: string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await db().apiToken.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(found.map(({ id, name }) => [id, name]));
}
