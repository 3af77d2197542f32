import type { Person } from "#lib/access/access.ts";
import { hashPassword } from "#lib/access/password.ts";
import type { ProjectRole } from "#lib/access/permissions.ts";
import { personOf } from "#lib/access/session.ts";
import { beginSession } from "#lib/access/sign-in.ts";
import { changeInstance } from "#lib/ledger/change.ts";
import { db } from "#lib/platform/db.ts";
import { insertProject } from "#lib/projects/insert-project.ts";

export const PASSWORD = "correct horse battery";
export const DEVICE = { userAgent: "Vitest", address: "192.0.2.1" };

// Hashing costs time on purpose; one hash serves every account of a test.
let hash: Promise<string> | undefined;

/** An account `<name>@example.com`, signed in. */
export async function addPerson(name: string, role: "admin" | "member" = "member"): Promise<Person> {
  hash ??= hashPassword(PASSWORD);
  const { id } = await db().user.create({
    data: { name, email: `${name.toLowerCase()}@example.com`, passwordHash: await hash, role },
    select: { id: true },
  });
  return signedIn(id);
}

/** A new session of somebody. */
export async function signedIn(userId: string): Promise<Person> {
  const person = await personOf(await beginSession(userId, "password", DEVICE));
  if (!person) throw new Error(`${userId} cannot sign in.`);
  return person;
}

/** A bare project, led by `lead`, without the policies that lib/lifecycle adds. */
export async function addProject(lead: Person, slug: string): Promise<{ id: string; slug: string }> {
  const outcome = await changeInstance(lead, (change) =>
    insertProject(change, lead, { name: slug, slug, summary: "", dueOn: null }),
  );
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

export async function addMember(projectId: string, person: Person, role: ProjectRole): Promise<void> {
  await db().membership.create({ data: { projectId, userId: person.userId, role }, select: { userId: true } });
}

/** The types of a chain's entries, in their order. */
export async function eventTypes(chain: string): Promise<string[]> {
  const entries = await db().ledgerEntry.findMany({
    where: { chain },
    orderBy: { seq: "asc" },
    select: { type: true },
  });
  return entries.map((entry) => entry.type);
}
