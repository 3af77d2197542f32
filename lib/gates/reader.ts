import type { Permission } from "#lib/access/permissions.ts";
import type { BlockerLine, StoredBlocker } from "#lib/gates/standing.ts";
import type { Finding } from "#lib/lifecycle/gate.ts";

type Reader = { readonly permissions: ReadonlySet<Permission> };

/** A finding as this reader may see it: without `record:read` it neither quotes a record nor leads to one. Pure. */
export function findingFor({ permissions }: Reader, finding: Finding): Finding {
  const { outline, ...whole } = finding;
  if (outline === undefined || permissions.has("record:read")) return whole;
  return { ...whole, fact: outline, source: undefined, action: undefined };
}

/** The same for the line a portfolio shows. */
export function blockerFor({ permissions }: Reader, stored: StoredBlocker | null): BlockerLine | null {
  if (!stored) return null;
  const { outline, ...whole } = stored;
  return permissions.has("record:read") ? whole : { ...whole, detail: outline, action: null };
}
