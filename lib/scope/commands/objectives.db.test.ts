import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import { freezeObjective } from "#lib/scope/commands/freeze-objective.ts";
import { retireObjective } from "#lib/scope/commands/retire-objective.ts";
import { setObjective } from "#lib/scope/commands/set-objective.ts";
import { findObjective, listObjectives } from "#lib/scope/queries/list-objectives.ts";
import { accepted, ledgerOf, makeTeam, objectiveInput } from "#lib/scope/testing/inputs.ts";

let team: Awaited<ReturnType<typeof makeTeam>>;

beforeEach(async () => {
  team = await makeTeam();
});

const set = async (change = {}, role: "lead" | "contributor" = "lead") =>
  setObjective(await team.as(role, "scope:update"), objectiveInput(change));
const freeze = async (id: string, revision = 1) =>
  freezeObjective(await team.as("lead", "objective:freeze"), { id, revision });

describe("setObjective", () => {
  it("numbers objectives from 1, also when two are set at once", async () => {
    const outcomes = await Promise.all([set(), set(), set()]);
    expect(outcomes.map((outcome) => accepted(outcome).number).sort()).toEqual([1, 2, 3]);
  });

  it("keeps every definition, with who and what changed", async () => {
    const { id } = accepted(await set());
    accepted(await set({ id, revision: 1, target: "0.85", dueOn: "2026-12-18" }, "contributor"));
    const objective = await findObjective(await team.as("stakeholder", "project:read"), 1);
    expect(objective).toMatchObject({ target: 0.85, dueOn: "2026-12-18", revision: 2, editedAfterFreeze: null });
    expect(objective?.revisions).toMatchObject([
      { revision: 2, by: "Cora Contributor", afterFreeze: false, changed: ["Target", "Due"] },
      { revision: 1, by: "Lea Lead", changed: [] },
    ]);
  });

  it("writes nothing when nothing changed", async () => {
    const { id } = accepted(await set());
    accepted(await set({ id, revision: 1 }));
    expect(await db().objectiveRevision.count({ where: { objectiveId: id } })).toBe(1);
  });

  it("refuses an edit made from an older revision", async () => {
    const { id } = accepted(await set());
    await set({ id, revision: 1, target: "0.81" });
    expect(await set({ id, revision: 1, target: "0.82" })).toMatchObject({ reason: "changed-meanwhile" });
  });

  it("does not find an objective of another project", async () => {
    const { id } = accepted(await set());
    const stranger = await (await makeTeam()).as("lead", "scope:update");
    const outcome = await setObjective(stranger, objectiveInput({ id, revision: 1, target: "0.1" }));
    expect(outcome).toMatchObject({ ok: false, reason: "not-there" });
  });
});

describe("a frozen objective", () => {
  it("is frozen once, by a lead, at the definition on the screen", async () => {
    const { id } = accepted(await set());
    await set({ id, revision: 1, target: "0.85" });
    expect(await freeze(id, 1)).toMatchObject({ reason: "changed-meanwhile" });
    accepted(await freeze(id, 2));
    expect(await freeze(id, 2)).toMatchObject({ reason: "frozen" });
    await expect(team.as("contributor", "objective:freeze")).rejects.toMatchObject({ name: "Forbidden" });
  });

  it("is not edited or retired by a contributor, nor by a lead without a reason", async () => {
    const { id } = accepted(await set());
    await freeze(id);
    const edit = { id, revision: 1, target: "0.75" };
    expect(await set({ ...edit, reason: "It is too hard to reach." }, "contributor")).toMatchObject({
      reason: "frozen",
    });
    expect(await set(edit)).toMatchObject({ reason: "reason-missing", field: "reason" });
    const retirement = { id, reason: "It is too hard to reach." };
    const byContributor = await retireObjective(await team.as("contributor", "scope:update"), retirement);
    expect(byContributor).toMatchObject({ reason: "frozen" });
  });

  it("shows an edit by a lead as one for ever", async () => {
    const { id } = accepted(await set());
    await freeze(id);
    accepted(await set({ id, revision: 1, target: "0.75", reason: "The contract changed." }));
    accepted(await set({ id, revision: 2, target: "0.80", reason: "And changed back." }));
    const access = await team.as("stakeholder", "project:read");
    const [listed] = (await listObjectives(access)).items;
    expect(listed?.frozenAt).toBeInstanceOf(Date);
    expect(listed?.editedAfterFreeze).toBeInstanceOf(Date);
    const objective = await findObjective(access, 1);
    expect(objective?.revisions.map(({ afterFreeze, reason }) => [afterFreeze, reason])).toEqual([
      [true, "And changed back."],
      [true, "The contract changed."],
      [false, ""],
    ]);
  });

  it("has a history that the application cannot rewrite", async () => {
    const { id } = accepted(await set());
    const where = { objectiveId: id };
    await expect(db().objectiveRevision.updateMany({ where, data: { reason: "x" } })).rejects.toThrow();
    await expect(db().objectiveRevision.deleteMany({ where })).rejects.toThrow();
  });
});

describe("retireObjective", () => {
  it("leaves the list and keeps its number and its page", async () => {
    const { id } = accepted(await set());
    const retirement = { id, reason: "Nobody asks for it." };
    accepted(await retireObjective(await team.as("contributor", "scope:update"), retirement));
    expect(accepted(await set()).number).toBe(2);
    const access = await team.as("lead", "project:read");
    expect((await listObjectives(access)).items.map(({ number }) => number)).toEqual([2]);
    expect((await findObjective(access, 1))?.retiredAt).toBeInstanceOf(Date);
    expect(await set({ id, revision: 1, target: "0.1" })).toMatchObject({ reason: "not-there" });
    expect(await freeze(id)).toMatchObject({ reason: "not-there" });
  });

  it("tells the ledger each step", async () => {
    const { id } = accepted(await set());
    await set({ id, revision: 1, target: "0.85" });
    await freeze(id, 2);
    await set({ id, revision: 2, target: "0.84", reason: "The contract changed." });
    const retirement = { id, reason: "Nobody asks for it." };
    await retireObjective(await team.as("lead", "scope:update"), retirement);
    const row = { objectiveId: id, number: 1, name: "Exact match" };
    expect(await ledgerOf(team.project.id)).toEqual([
      { type: "objective.created", payload: row },
      { type: "objective.edited", payload: { ...row, fields: ["Target"], afterFreeze: false } },
      { type: "objective.frozen", payload: row },
      { type: "objective.edited", payload: { ...row, fields: ["Target"], afterFreeze: true } },
      { type: "objective.retired", payload: { ...row, reason: "Nobody asks for it." } },
    ]);
  });
});
