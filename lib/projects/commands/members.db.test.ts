import { beforeEach, describe, expect, it } from "vitest";
import { openProject } from "#lib/access/door.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { resetDatabase } from "#lib/platform/testing/database.ts";
import { changeMemberRole } from "#lib/projects/commands/change-member-role.ts";
import { removeMember } from "#lib/projects/commands/remove-member.ts";
import { listMembers } from "#lib/projects/queries/members.ts";
import { addMember, addPerson, addProject, eventTypes } from "#lib/projects/testing/people.ts";

beforeEach(resetDatabase);

async function project() {
  const lead = await addPerson("Lead");
  const bob = await addPerson("Bob");
  const { id } = await addProject(lead, "claims");
  await addMember(id, bob, "contributor");
  return { lead, bob, id, access: await openProject(lead, "claims", "member:manage") };
}

describe("members", () => {
  it("are listed by name, with their role", async () => {
    const { lead } = await project();
    const { members, total } = await listMembers(await openProject(lead, "claims", "record:read"), 1);
    expect(total).toBe(2);
    expect(members.map(({ name, role }) => [name, role])).toEqual([
      ["Bob", "contributor"],
      ["Lead", "lead"],
    ]);
  });

  it("get another role, and the ledger says from which", async () => {
    const { access, bob, id } = await project();
    expect(await changeMemberRole(access, { userId: bob.userId, role: "reviewer" })).toMatchObject({ ok: true });
    expect(await changeMemberRole(access, { userId: bob.userId, role: "reviewer" })).toMatchObject({ ok: true });
    expect((await eventTypes(id)).filter((type) => type === "member.role-changed")).toHaveLength(1);
  });

  it("lose the project at once when they are removed", async () => {
    const { access, bob } = await project();
    await openProject(bob, "claims", "project:read");
    expect(await removeMember(access, { userId: bob.userId })).toMatchObject({ ok: true });
    await expect(openProject(bob, "claims", "project:read")).rejects.toThrow("");
    expect(await removeMember(access, { userId: bob.userId })).toMatchObject({ reason: "no-such-member" });
  });

  it("always include a lead", async () => {
    const { access, lead, bob } = await project();
    expect(await removeMember(access, { userId: lead.userId })).toMatchObject({ reason: "last-lead" });
    expect(await changeMemberRole(access, { userId: lead.userId, role: "auditor" })).toMatchObject({
      reason: "last-lead",
    });
    await changeMemberRole(access, { userId: bob.userId, role: "lead" });
    const accessOfBob = await openProject(bob, "claims", "member:manage");
    const both = await Promise.all([
      removeMember(access, { userId: lead.userId }),
      removeMember(accessOfBob, { userId: bob.userId }),
    ]);
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ reason: "last-lead" });
  });

  it("do not undo their own removal with a change that was waiting for it", async () => {
    const { access, lead, bob } = await project();
    await changeMemberRole(access, { userId: bob.userId, role: "lead" });
    const accessOfBob = await openProject(bob, "claims", "member:manage");
    const both = await Promise.allSettled([
      removeMember(access, { userId: bob.userId }),
      removeMember(accessOfBob, { userId: lead.userId }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(NotFound) });
  });
});
