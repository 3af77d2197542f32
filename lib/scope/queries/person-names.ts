import "server-only";
import { findPeopleNames } from "#lib/access/people-names.ts";

/** The name behind an author's id; a row without one was written by a machine. */
export type NameOf = (id: string | null) => string | null;

/** One query for all the names a page shows. */
export async function personNames(ids: readonly (string | null)[]): Promise<NameOf> {
  const names = await findPeopleNames(ids);
  return (id) => (id === null ? "an API token" : (names.get(id) ?? null));
}
