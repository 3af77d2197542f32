import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ProjectAccess } from "#lib/access/access.ts";
import { openProject } from "#lib/access/door.ts";
import { INVITATION_PER_ADDRESS } from "#lib/access/rate-limit.ts";
import { checkPassword } from "#lib/access/sign-in.ts";
import { INSTANCE_CHAIN } from "#lib/ledger/append.ts";
import { setClock } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { resetDatabase } from "#lib/platform/testing/database.ts";
import { joinByInvitation, registerByInvitation } from "#lib/projects/commands/accept-invitation.ts";
import { inviteToInstance, inviteToProject } from "#lib/projects/commands/invite.ts";
import { revokeInvitation } from "#lib/projects/commands/revoke-invitation.ts";
import { findInvitation, listInvitations } from "#lib/projects/queries/invitations.ts";
import { addMember, addPerson, addProject, DEVICE, eventTypes, PASSWORD } from "#lib/projects/testing/people.ts";

beforeEach(resetDatabase);
afterEach(() => setClock(undefined));

const { address } = DEVICE;

async function invited(email: string, role: "reviewer" | "contributor" = "reviewer") {
  const lead = await addPerson("Lead");
  const project = await addProject(lead, "claims");
  const access = await openProject(lead, "claims", "member:manage");
  return { lead, project, access, token: await invite(access, email, role) };
}

async function invite(
  access: ProjectAccess<"member:manage">,
  email: string,
  role: "reviewer" | "contributor" = "reviewer",
): Promise<string> {
  const outcome = await inviteToProject(access, { email, role });
  if (!outcome.ok) throw new Error(outcome.message);
  return tokenOf(outcome.value.link);
}

function tokenOf(link: string): string {
  return link.split("/").at(-1) ?? "";
}

describe("an invitation", () => {
  it("makes an account with its role, once, and says so in both ledgers", async () => {
    const { project, token } = await invited("new@example.com");
    expect(await findInvitation(token)).toMatchObject({
      email: "new@example.com",
      role: "reviewer",
      hasAccount: false,
    });

    const joined = await registerByInvitation({ token, name: "New", password: PASSWORD }, address);
    expect(joined).toMatchObject({ ok: true, value: { slug: "claims" } });
    expect(await checkPassword("new@example.com", PASSWORD, address)).toMatchObject({ ok: true });
    expect(await db().membership.findMany({ where: { projectId: project.id, role: "reviewer" } })).toHaveLength(1);
    expect(await eventTypes(project.id)).toEqual([
      "project.created",
      "invitation.created",
      "invitation.accepted",
      "member.added",
    ]);
    expect(await eventTypes(INSTANCE_CHAIN)).toEqual(["project.created", "user.created"]);

    expect(await findInvitation(token)).toBeNull();
    expect(await registerByInvitation({ token, name: "Two", password: PASSWORD }, address)).toMatchObject({
      reason: "not-valid",
    });
  });

  it("lets one of two win who accept it at once", async () => {
    const { token } = await invited("new@example.com");
    const both = await Promise.all(
      ["One", "Two"].map((name) => registerByInvitation({ token, name, password: PASSWORD }, address)),
    );
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ reason: "not-valid" });
    expect(await db().user.count({ where: { email: "new@example.com" } })).toBe(1);
  });

  it("stops who guesses at links, and not a team that joins from one office", async () => {
    const { access } = await invited("lead2@example.com");
    const join = (token: string) => registerByInvitation({ token, name: "New", password: PASSWORD }, address);
    const team = INVITATION_PER_ADDRESS.limit + 2;
    for (let member = 0; member < team; member += 1)
      expect(await join(await invite(access, `member${member}@example.com`))).toMatchObject({ ok: true });
    const token = await invite(access, "late@example.com");
    for (let guess = 0; guess < INVITATION_PER_ADDRESS.limit; guess += 1)
      expect(await join("a guess")).toMatchObject({ reason: "not-valid" });
    expect(await join(token)).toMatchObject({ reason: "too-many" });
  });

  it("lets somebody who has an account join, and nobody else", async () => {
    const { project, token } = await invited("bob@example.com");
    const bob = await addPerson("Bob");
    const eve = await addPerson("Eve");
    expect(await joinByInvitation(eve, { token })).toMatchObject({ reason: "other-address" });
    expect(await registerByInvitation({ token, name: "Eve", password: PASSWORD }, address)).toMatchObject({
      reason: "account-already",
    });
    expect(await joinByInvitation(bob, { token })).toMatchObject({ ok: true });
    expect(await db().membership.count({ where: { projectId: project.id } })).toBe(2);
    expect(await joinByInvitation(bob, { token })).toMatchObject({ reason: "not-valid" });
  });

  it("leaves the role of somebody who came into the project meanwhile", async () => {
    const { project, access, token } = await invited("bob@example.com");
    const bob = await addPerson("Bob");
    await addMember(project.id, bob, "contributor");
    expect(await inviteToProject(access, { email: bob.email, role: "lead" })).toMatchObject({
      reason: "member-already",
    });
    expect(await joinByInvitation(bob, { token })).toMatchObject({ ok: true });
    const where = { projectId: project.id, userId: bob.userId };
    expect(await db().membership.findFirst({ where })).toMatchObject({ role: "contributor" });
  });

  it("ends after seven days, when it is revoked, and when the address gets another", async () => {
    const { access, token } = await invited("new@example.com");
    setClock(new Date(Date.now() + 8 * 86_400_000));
    expect(await registerByInvitation({ token, name: "New", password: PASSWORD }, address)).toMatchObject({
      reason: "not-valid",
    });
    setClock(undefined);

    const again = await inviteToProject(access, { email: "new@example.com", role: "contributor" });
    expect(await findInvitation(token)).toBeNull();
    const [pending, ...others] = await listInvitations(access);
    expect(others).toEqual([]);
    expect(await revokeInvitation(access, { invitationId: pending?.id ?? "" })).toMatchObject({ ok: true });
    expect(again.ok && (await findInvitation(tokenOf(again.value.link)))).toBeNull();
    expect(await revokeInvitation(access, { invitationId: pending?.id ?? "" })).toMatchObject({
      reason: "no-such-invitation",
    });
  });

  it("is kept only as a hash", async () => {
    const { token } = await invited("new@example.com");
    const row = await db().invitation.findFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it("of the instance is an admin's to make", async () => {
    const admin = await addPerson("Admin", "admin");
    const member = await addPerson("Member");
    expect(await inviteToInstance(member, { email: "new@example.com" })).toMatchObject({ reason: "not-admin" });
    expect(await inviteToInstance(admin, { email: member.email })).toMatchObject({ reason: "account-already" });
    const outcome = await inviteToInstance(admin, { email: "new@example.com" });
    const token = outcome.ok ? tokenOf(outcome.value.link) : "";
    expect(await registerByInvitation({ token, name: "New", password: PASSWORD }, address)).toMatchObject({
      ok: true,
      value: { slug: null },
    });
  });
});
