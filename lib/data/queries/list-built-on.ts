import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { type BuiltOn, builtOnSources } from "#lib/data/built-on.ts";
import { db } from "#lib/platform/db.ts";

/** What would be judged again if a consent were withdrawn now. */
export function listBuiltOn(access: ProjectAccess<"record:read">): Promise<readonly BuiltOn[]> {
  return builtOnSources(db(), access.project.id);
}
