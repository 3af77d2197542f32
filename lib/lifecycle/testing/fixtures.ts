import { randomBytes, randomUUID } from "node:crypto";
import type { Granted, Person, ProjectAccess } from "#lib/access/access.ts";
import { openProject } from "#lib/access/door.ts";
import { hashPassword } from "#lib/access/password.ts";
import type { Permission, ProjectRole } from "#lib/access/permissions.ts";
import { startProject } from "#lib/lifecycle/commands/start-project.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import type { InsertedProject } from "#lib/projects/insert-project.ts";

/** What every person made here types to sign in and to sign. */
export const TEST_PASSWORD = "a password for the tests";

// Hashing is slow on purpose, so it is done once a process.
let testPasswordHash: Promise<string> | undefined;

/** Writes an account and a session of it, and gives the person back as the door knows them. */
export async function makePerson(name: string, instanceRole: "admin" | "member" = "member"): Promise<Person> {
  testPasswordHash ??= hashPassword(TEST_PASSWORD);
  const email = `${name.toLowerCase().replace(/[^a-z0-9]+/g, ".")}.${randomBytes(4).toString("hex")}@test.cairn`;
  const at = now();
  const user = await db().user.create({
    data: { name, email, role: instanceRole, passwordHash: await testPasswordHash, createdAt: at },
    select: { id: true },
  });
  const session = await db().session.create({
    data: {
      userId: user.id,
      method: "password",
      authenticatedAt: at,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + 86_400_000),
      userAgent: "tests",
      address: "127.0.0.1",
    },
    select: { id: true },
  });
  return {
    kind: "person",
    userId: user.id,
    name,
    email,
    instanceRole,
    sessionId: session.id,
    method: "password",
    authenticatedAt: at,
  };
}

type Member = { readonly person: Person; readonly role: ProjectRole };

/**
 * Starts a project through the command, with members beside its maker.
 * @param lead who makes it and leads it; somebody new when left out.
 */
export async function makeProject({
  lead,
  members = [],
  name = `Project ${randomUUID().slice(0, 8)}`,
}: {
  lead?: Person;
  members?: readonly Member[];
  name?: string;
} = {}): Promise<InsertedProject & { readonly lead: Person }> {
  const maker = lead ?? (await makePerson("Lea Lead"));
  const started = await startProject(maker, { name, summary: "", dueOn: null });
  if (!started.ok) throw new Error(started.message);
  await addMembers(started.value.id, members);
  return { ...started.value, lead: maker };
}

export async function addMembers(projectId: string, members: readonly Member[]): Promise<void> {
  await db().membership.createMany({
    data: members.map(({ person, role }) => ({ projectId, userId: person.userId, role, addedAt: now() })),
  });
}

/** Through the door itself, so that a test cannot hold an access that nobody would get. */
export function accessFor<P extends Permission>(
  person: Person,
  project: { readonly slug: string },
  permission: P,
): Promise<ProjectAccess<Granted<P>>> {
  return openProject(person, project.slug, permission);
}
