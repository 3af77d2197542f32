import "server-only";
import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Granted, Person, ProjectAccess } from "#lib/access/access.ts";
import { openProject } from "#lib/access/door.ts";
import { localPath, WANTED_PATH_HEADER } from "#lib/access/local-path.ts";
import { isOnlyRater } from "#lib/access/only-rater.ts";
import type { Permission } from "#lib/access/permissions.ts";
import { currentPerson } from "#lib/access/session.ts";
import { db } from "#lib/platform/db.ts";
import { Forbidden, NotFound } from "#lib/platform/errors.ts";

/** The door as pages use it: a refusal becomes the sign-in, not-found or forbidden page. */
export async function requirePerson(): Promise<Person> {
  const person = await currentPerson();
  if (person) return person;
  const anybody = await db().user.findFirst({ select: { id: true } });
  if (!anybody) redirect("/set-up");
  const wanted = localPath((await headers()).get(WANTED_PATH_HEADER));
  redirect(wanted === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(wanted)}`);
}

/** One look-up a request, for the frame and the page ask both. */
export const isRaterOnly = cache(async () => isOnlyRater(await requirePerson()));

/** Whoever may see more of this Cairn than the tasks they rate. */
export async function requireInsider(): Promise<Person> {
  if (await isRaterOnly()) notFound();
  return requirePerson();
}

export async function requireAdmin(): Promise<Person> {
  const person = await requirePerson();
  if (person.instanceRole !== "admin") notFound();
  return person;
}

export async function requireProject<P extends Permission>(
  slug: string,
  permission: P,
): Promise<ProjectAccess<Granted<P>>> {
  try {
    return await openProject(await requirePerson(), slug, permission);
  } catch (error) {
    if (error instanceof NotFound) notFound();
    if (error instanceof Forbidden) forbidden();
    throw error;
  }
}
