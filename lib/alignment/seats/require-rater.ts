import type { ProjectAccess } from "#lib/access/access.ts";
import { NotFound } from "#lib/platform/errors.ts";

/** The person behind an access. Machines hold no seat: to them there are no tasks. */
export function requireRater({ actor }: ProjectAccess<"feedback:rate">): string {
  if (actor.kind !== "person") throw new NotFound();
  return actor.userId;
}
