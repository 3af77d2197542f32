import "server-only";
import { namesOf } from "#lib/lifecycle/queries.ts";

/** Names of authors, in one query. Sources and consents without one were written through the API. */
export async function authorNames(ids: readonly (string | null)[]): Promise<(id: string | null) => string> {
  const nameOf = await namesOf(ids);
  return (id) => (id === null ? "an API token" : nameOf(id));
}
