import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openProject } from "#lib/access/door.ts";
import type { ProviderIdentity } from "#lib/access/oidc.ts";
import { INSTANCE_CHAIN } from "#lib/ledger/append.ts";
import { db } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { resetDatabase } from "#lib/platform/testing/database.ts";
import { admit } from "#lib/projects/commands/admit.ts";
import { addMember, addPerson, addProject, eventTypes, signedIn } from "#lib/projects/testing/people.ts";

beforeEach(resetDatabase);
afterEach(() => vi.restoreAllMocks());

const ada: ProviderIdentity = {
  subject: "https://id.example.com|42",
  email: "ada@example.com",
  emailVerified: true,
  name: "Ada",
  groups: ["ml"],
  authenticatedAt: null,
};

function mapping(rules: string): void {
  env().CAIRN_OIDC_ROLES = rules;
}
beforeEach(() => mapping(""));

describe("admit", () => {
  it("makes whoever comes first to an empty instance its admin, and nobody after", async () => {
    await admit(ada);
    await admit({ ...ada, subject: "https://id.example.com|43", email: "grace@example.com" });
    expect(await db().user.findMany({ orderBy: { email: "asc" }, select: { email: true, role: true } })).toEqual([
      { email: "ada@example.com", role: "admin" },
      { email: "grace@example.com", role: "member" },
    ]);
  });

  it("makes an account at the first sign-in, and finds it by its subject ever after", async () => {
    await addPerson("Somebody");
    const first = await admit(ada);
    const later = await admit({ ...ada, email: "ada.king@example.com", name: "Ada King" });
    expect(first.ok && later.ok && first.value.userId === later.value.userId).toBe(true);
    expect(
      await db().user.findMany({
        where: { oidcSubject: ada.subject },
        select: { email: true, role: true, passwordHash: true },
      }),
    ).toEqual([{ email: "ada@example.com", role: "member", passwordHash: null }]);
    expect(await eventTypes(INSTANCE_CHAIN)).toEqual(["user.created"]);
  });

  it("links an account that has the same, verified e-mail", async () => {
    const person = await addPerson("Ada");
    expect(await admit(ada)).toEqual({ ok: true, value: { userId: person.userId } });
    expect(await eventTypes(INSTANCE_CHAIN)).toEqual(["user.linked"]);
    expect(await admit({ ...ada, subject: "https://id.example.com|43" })).toMatchObject({ reason: "linked-elsewhere" });
  });

  it.each([false, null])(
    "does not open somebody's account for an e-mail that is not verified (%j)",
    async (emailVerified) => {
      await addPerson("Ada");
      expect(await admit({ ...ada, emailVerified })).toMatchObject({ reason: "email-unverified" });
    },
  );

  it("refuses a disabled account, known or to be linked, and an identity without an e-mail", async () => {
    const person = await addPerson("Ada");
    await db().user.update({ where: { id: person.userId }, data: { disabledAt: new Date() } });
    expect(await admit(ada)).toMatchObject({ reason: "disabled" });
    await db().user.update({ where: { id: person.userId }, data: { oidcSubject: ada.subject } });
    expect(await admit(ada)).toMatchObject({ reason: "disabled" });
    expect(await admit({ ...ada, subject: "other", email: null })).toMatchObject({ reason: "no-email" });
  });

  it("admits somebody without a mapped group as a member without projects", async () => {
    await addPerson("Somebody");
    mapping("platform=admin,research=claims:lead");
    await admit(ada);
    expect(await db().membership.count()).toBe(0);
    expect(await db().user.findFirst({ where: { oidcSubject: ada.subject }, select: { role: true } })).toEqual({
      role: "member",
    });
  });

  it("gives the roles of the groups at each sign-in, with their events, and changes nothing twice", async () => {
    const lead = await addPerson("Lead");
    const project = await addProject(lead, "claims");
    mapping("ml=claims:contributor,ml=missing:lead");
    const admitted = await admit(ada);
    await admit(ada);
    expect(await eventTypes(project.id)).toEqual(["project.created", "member.added"]);

    mapping("ml=claims:reviewer");
    await admit(ada);
    expect(await eventTypes(project.id)).toEqual(["project.created", "member.added", "member.role-changed"]);
    const person = await signedIn(admitted.ok ? admitted.value.userId : "");
    expect((await openProject(person, "claims", "project:read")).role).toBe("reviewer");

    mapping("");
    await admit(ada);
    expect((await openProject(person, "claims", "project:read")).role).toBe("reviewer");
  });

  it("never takes the last lead's role", async () => {
    const person = await addPerson("Ada");
    const project = await addProject(person, "claims");
    mapping("ml=claims:auditor");
    await admit(ada);
    expect((await openProject(person, "claims", "project:read")).role).toBe("lead");
    await addMember(project.id, await addPerson("Second"), "lead");
    await admit(ada);
    expect((await openProject(person, "claims", "project:read")).role).toBe("auditor");
  });

  it("makes admins by group, and leaves the last one", async () => {
    mapping("ml=admin");
    await admit(ada);
    mapping("ml=member");
    await admit(ada);
    expect(await db().user.findFirst({ select: { role: true } })).toEqual({ role: "admin" });
    await addPerson("Second", "admin");
    await admit(ada);
    expect(await db().user.findFirst({ where: { name: "Ada" }, select: { role: true } })).toEqual({ role: "member" });
  });

  it("makes one account of two first sign-ins at once", async () => {
    const both = await Promise.all([admit(ada), admit(ada)]);
    expect(both.every((outcome) => outcome.ok)).toBe(true);
    expect(await db().user.count()).toBe(1);
  });
});
