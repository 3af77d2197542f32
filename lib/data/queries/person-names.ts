import "server-only";
import { db } from "#lib/platform/db.ts";

/** Names by user id, in one query; a row without an author was written by a machine. */
export async function personNames(ids: readonly (string | null)[]): Promise<(id: string | null) => string> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  const people = await db().user.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? "an API token" : (names.get(id) ?? "somebody"));
}
