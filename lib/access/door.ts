import "server-only";
import { createHash } from "node:crypto";
import { cache } from "react";
import type { Actor, AnyProjectAccess, Granted, Machine, Person, ProjectAccess } from "#lib/access/access.ts";
import { type Permission, permissionsOf } from "#lib/access/permissions.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { Forbidden, NotFound } from "#lib/platform/errors.ts";

/**
 * THE door: the only maker of a ProjectAccess. A project that is not there and one that is somebody else's give the
 * same NotFound; a member without the permission gets Forbidden.
 */
export async function openProject<P extends Permission>(
  actor: Actor,
  slug: string,
  permission: P,
): Promise<ProjectAccess<Granted<P>>> {
  // No project has such an address, and PostgreSQL would refuse the question.
  if (slug.includes("\0")) throw new NotFound();
  return granted(await enter(actor, slug), permission);
}

/** The door for addresses that name no project, such as OTLP's: a token belongs to exactly one. */
export async function openOwnProject<P extends Permission>(
  machine: Machine,
  permission: P,
): Promise<ProjectAccess<Granted<P>>> {
  return granted(entered(machine, await findProject({ id: machine.projectId }, machine)), permission);
}

/** One look-up for a page, whose parts come with permissions of their own, and one access for what they remember by it. */
const enter = cache(async (actor: Actor, slug: string) => entered(actor, await findProject({ slug }, actor)));

function findProject(where: { slug: string } | { id: string }, actor: Actor) {
  return db().project.findUnique({
    where,
    select: {
      id: true,
      slug: true,
      name: true,
      memberships: { where: { userId: actor.kind === "person" ? actor.userId : NOBODY }, select: { role: true } },
    },
  });
}

/** An access to nothing yet: what the actor may do in the project, before anything was asked. */
function entered(actor: Actor, project: Awaited<ReturnType<typeof findProject>>): AnyProjectAccess {
  if (!project) throw new NotFound();
  const { memberships, ...named } = project;
  const role = memberships[0]?.role ?? null;
  const permissions = permissionsIn(actor, project.id, role);
  if (permissions.size === 0) throw new NotFound();
  return { project: named, actor, role, permissions };
}

function granted<P extends Permission>(access: AnyProjectAccess, permission: P): ProjectAccess<Granted<P>> {
  const { actor, permissions } = access;
  if (!permissions.has(permission)) {
    // To a rater the project is its tasks; that there is anything else must not show.
    if (actor.kind === "person" && !permissions.has("project:read")) throw new NotFound();
    throw new Forbidden(permission);
  }
  return access as ProjectAccess<Granted<P>>;
}

// A uuid that no user has: the door asks the same query for machines, who have no membership.
const NOBODY = "00000000-0000-0000-0000-000000000000";

function permissionsIn(
  actor: Actor,
  projectId: string,
  role: Parameters<typeof permissionsOf>[0] | null,
): ReadonlySet<Permission> {
  if (actor.kind === "person") return role ? permissionsOf(role) : new Set();
  if (actor.kind === "token") return actor.projectId === projectId ? actor.permissions : new Set();
  return new Set<Permission>(["project:read", "record:read", "token:manage"]);
}

/** The machine a bearer token stands for, or null when it is unknown, revoked or expired. */
export async function machineOf(token: string): Promise<Machine | null> {
  const found = await db().apiToken.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      id: true,
      name: true,
      projectId: true,
      permissions: true,
      expiresAt: true,
      revokedAt: true,
      lastUsedAt: true,
    },
  });
  if (!found || found.revokedAt || found.expiresAt <= now()) return null;
  // To the minute, so that a busy client does not turn every request into a write.
  if (!found.lastUsedAt || now().getTime() - found.lastUsedAt.getTime() > 60_000) {
    await db().apiToken.update({ where: { id: found.id }, data: { lastUsedAt: now() }, select: { id: true } });
  }
  return {
    kind: "token",
    tokenId: found.id,
    name: found.name,
    projectId: found.projectId,
    permissions: new Set(found.permissions as Permission[]),
  };
}

/** Tokens have 256 random bits, so a plain hash keeps them as safe as a slow one would, and the look-up stays one read. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** The projects a person is in. For lists that cross projects: the query joins on this and sees nothing else. */
export function visibleTo(person: Person) {
  return { memberships: { some: { userId: person.userId, role: { not: "rater" as const } } } };
}
