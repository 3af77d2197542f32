import "server-only";
import { db } from "#lib/platform/db.ts";

/** The name behind an author's id; a row without one was written by a machine. */
export type NameOf = (id: string | null) => string | null;

/** One query for all the names a page shows. */
export async function personNames(ids: readonly (string | null)[]): Promise<NameOf> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const people =
    wanted.length === 0
      ? []
      : await db().user.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? "an API token" : (names.get(id) ?? null));
}
