import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { saveBrief } from "#lib/scope/commands/save-brief.ts";
import { accepted, BRIEF, ledgerOf, makeTeam } from "#lib/scope/testing/inputs.ts";

let team: Awaited<ReturnType<typeof makeTeam>>;

beforeEach(async () => {
  team = await makeTeam();
});
afterEach(() => setClock(undefined));

const stored = () => db().scopeBrief.findUniqueOrThrow({ where: { projectId: team.project.id } });

describe("saveBrief", () => {
  it("keeps what was typed, with who wrote in it", async () => {
    const first = await saveBrief(await team.as("lead", "scope:update"), { revision: 0, ...BRIEF });
    expect(accepted(first)).toEqual({ revision: 1 });
    const second = { revision: 1, ...BRIEF, users: "Support agents and their customers" };
    expect(accepted(await saveBrief(await team.as("contributor", "scope:update"), second))).toEqual({ revision: 2 });
    const brief = await stored();
    expect(brief).toMatchObject({ ...BRIEF, users: second.users, revision: 2 });
    expect(brief.updatedById).toBe(team.people.contributor.userId);
    expect(brief.editorIds).toEqual([team.people.lead.userId, team.people.contributor.userId]);
  });

  it("refuses a save made from an older revision, and overwrites nothing", async () => {
    const lead = await team.as("lead", "scope:update");
    await saveBrief(lead, { revision: 0, ...BRIEF });
    await saveBrief(lead, { revision: 1, ...BRIEF, users: "theirs" });
    const late = await saveBrief(await team.as("contributor", "scope:update"), {
      revision: 1,
      ...BRIEF,
      users: "mine",
    });
    expect(late).toMatchObject({ ok: false, reason: "changed-meanwhile" });
    expect((await stored()).users).toBe("theirs");
  });

  it("lets one of two first saves win", async () => {
    const lead = await team.as("lead", "scope:update");
    const outcomes = await Promise.all(["a", "b"].map((users) => saveBrief(lead, { revision: 0, ...BRIEF, users })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await stored()).revision).toBe(1);
  });

  it("takes the same words again for granted, whatever they were made from", async () => {
    const lead = await team.as("lead", "scope:update");
    await saveBrief(lead, { revision: 0, ...BRIEF });
    expect(accepted(await saveBrief(lead, { revision: 0, ...BRIEF }))).toEqual({ revision: 1 });
  });

  it("writes one ledger entry a sitting, without a word of the text", async () => {
    const lead = await team.as("lead", "scope:update");
    setClock(new Date("2026-11-02T10:00:00Z"));
    await saveBrief(lead, { revision: 0, ...BRIEF });
    setClock(new Date("2026-11-02T10:01:00Z"));
    await saveBrief(lead, { revision: 1, ...BRIEF, users: "a" });
    setClock(new Date("2026-11-02T10:20:00Z"));
    await saveBrief(lead, { revision: 2, ...BRIEF, users: "b" });
    await saveBrief(await team.as("contributor", "scope:update"), { revision: 3, ...BRIEF, users: "c" });
    expect(await ledgerOf(team.project.id)).toEqual([
      { type: "brief.saved", payload: { revision: 1 } },
      { type: "brief.saved", payload: { revision: 3 } },
      { type: "brief.saved", payload: { revision: 4 } },
    ]);
  });

  it.each(["reviewer", "stakeholder", "auditor"] as const)("is not for a %s", async (role) => {
    await expect(team.as(role, "scope:update")).rejects.toMatchObject({ name: "Forbidden" });
  });

  it("does not exist for a rater", async () => {
    await expect(team.as("rater", "scope:update")).rejects.toMatchObject({ name: "NotFound" });
  });
});
