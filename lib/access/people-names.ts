import "server-only";
import { cache } from "react";
import { db } from "#lib/platform/db.ts";

/** What was asked for while a page is made: its parts name the same few people. Elsewhere nothing is remembered. */
const asked = cache(() => new Map<string, Promise<string | undefined>>());

/** The names behind the ids of people, in one query at most; whose account is gone is not among them, and null is nobody. */
export async function findPeopleNames(ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const known = asked();
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const unknown = wanted.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    const read = readNames(unknown);
    for (const id of unknown)
      known.set(
        id,
        read.then((names) => names.get(id)),
      );
  }
  const found = await Promise.all(wanted.map(async (id) => [id, await known.get(id)] as const));
  return new Map(found.flatMap(([id, name]) => (name === undefined ? [] : [[id, name] as const])));
}

async function readNames(ids: string[]): Promise<ReadonlyMap<string, string>> {
  const people = await db().user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}
