import { beforeEach, describe, expect, it } from "vitest";
import { personOf } from "#lib/access/session.ts";
import { checkPassword } from "#lib/access/sign-in.ts";
import { INSTANCE_CHAIN } from "#lib/ledger/append.ts";
import { db } from "#lib/platform/db.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { resetDatabase } from "#lib/platform/testing/database.ts";
import { changeAccountRole, disableAccount } from "#lib/projects/commands/change-account.ts";
import { changePassword } from "#lib/projects/commands/change-profile.ts";
import { revokeOtherSessions, revokeSession } from "#lib/projects/commands/revoke-session.ts";
import { setUp } from "#lib/projects/commands/set-up.ts";
import { listAccounts } from "#lib/projects/queries/accounts.ts";
import { listSessions } from "#lib/projects/queries/sessions.ts";
import { addPerson, DEVICE, eventTypes, PASSWORD, signedIn } from "#lib/projects/testing/people.ts";

beforeEach(resetDatabase);

describe("setting up", () => {
  it("makes one admin, even when two people try at once", async () => {
    const both = await Promise.all(
      ["one@example.com", "two@example.com"].map((email) => setUp({ name: "First", email, password: PASSWORD })),
    );
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ reason: "set-up-already" });
    expect(await db().user.findMany({ select: { role: true } })).toEqual([{ role: "admin" }]);
    expect(await eventTypes(INSTANCE_CHAIN)).toEqual(["instance.set-up", "user.created"]);
  });
});

describe("an account", () => {
  it("is an admin's business alone", async () => {
    const member = await addPerson("Member");
    const { userId } = member;
    expect(await changeAccountRole(member, { userId, role: "admin" })).toMatchObject({ reason: "not-admin" });
    expect(await disableAccount(member, { userId, disabled: true })).toMatchObject({ reason: "not-admin" });
    await expect(listAccounts(member, { page: 1, search: "" })).rejects.toThrow(NotFound);
  });

  it("cannot sign in while it is disabled, and its sessions end for good", async () => {
    const admin = await addPerson("Admin", "admin");
    const bob = await addPerson("Bob");
    await disableAccount(admin, { userId: bob.userId, disabled: true });
    expect(await personOf(bob.sessionId)).toBeNull();
    expect(await checkPassword(bob.email, PASSWORD, DEVICE.address)).toMatchObject({ reason: "wrong" });
    await disableAccount(admin, { userId: bob.userId, disabled: false });
    expect(await personOf(bob.sessionId)).toBeNull();
    expect(await checkPassword(bob.email, PASSWORD, DEVICE.address)).toMatchObject({ ok: true });
  });

  it("of the only admin stays one", async () => {
    const admin = await addPerson("Admin", "admin");
    const { userId } = admin;
    expect(await changeAccountRole(admin, { userId, role: "member" })).toMatchObject({ reason: "last-admin" });
    expect(await disableAccount(admin, { userId, disabled: true })).toMatchObject({ reason: "last-admin" });
    const second = await addPerson("Second", "admin");
    expect(await disableAccount(second, { userId, disabled: true })).toMatchObject({ ok: true });
  });

  it("is found by a part of its name or address", async () => {
    const admin = await addPerson("Admin", "admin");
    await addPerson("Bob");
    const { accounts, total } = await listAccounts(admin, { page: 1, search: "BOB@" });
    expect([total, accounts[0]?.name]).toEqual([1, "Bob"]);
  });
});

describe("one's own", () => {
  it("password needs the present one, and signs the other devices out", async () => {
    const here = await addPerson("Ada");
    const there = await signedIn(here.userId);
    const newPassword = "another long password";
    expect(await changePassword(here, { currentPassword: "wrong", newPassword })).toMatchObject({
      reason: "password-wrong",
      field: "currentPassword",
    });
    expect(await changePassword(here, { currentPassword: PASSWORD, newPassword })).toMatchObject({
      value: { endedSessions: 1 },
    });
    expect(await personOf(here.sessionId)).not.toBeNull();
    expect(await personOf(there.sessionId)).toBeNull();
    expect(await checkPassword(here.email, newPassword, DEVICE.address)).toMatchObject({ ok: true });
  });

  it("sessions are listed, this one first, and can be ended one by one or all others at once", async () => {
    const here = await addPerson("Ada");
    const there = await signedIn(here.userId);
    const elsewhere = await signedIn(here.userId);
    expect((await listSessions(here)).map((session) => session.isThisOne)).toEqual([true, false, false]);
    expect(await revokeSession(here, { sessionId: there.sessionId })).toMatchObject({ ok: true });
    expect(await personOf(there.sessionId)).toBeNull();
    expect(await revokeOtherSessions(here)).toMatchObject({ value: { ended: 1 } });
    expect(await personOf(elsewhere.sessionId)).toBeNull();
    expect(await listSessions(here)).toHaveLength(1);
  });

  it("sessions are nobody else's to end", async () => {
    const ada = await addPerson("Ada");
    const eve = await addPerson("Eve");
    expect(await revokeSession(eve, { sessionId: ada.sessionId })).toMatchObject({ reason: "no-such-session" });
    expect(await personOf(ada.sessionId)).not.toBeNull();
  });
});
