import { beforeEach, describe, expect, it } from "vitest";
import { decideFeasibility } from "#lib/scope/commands/decide-feasibility.ts";
import { reconsiderFeasibility } from "#lib/scope/commands/reconsider-feasibility.ts";
import { saveFeasibility } from "#lib/scope/commands/save-feasibility.ts";
import { getScope } from "#lib/scope/queries/get-scope.ts";
import { accepted, ledgerOf, makeTeam, SCORES } from "#lib/scope/testing/inputs.ts";

let team: Awaited<ReturnType<typeof makeTeam>>;

beforeEach(async () => {
  team = await makeTeam();
});

const GO = { decision: "go" as const, reason: "Worth it, and the data is there.", revision: 1 };

describe("feasibility", () => {
  it("is scored, decided and taken back, each with its ledger entry", async () => {
    const lead = await team.as("lead", "scope:update");
    accepted(await saveFeasibility(lead, { revision: 0, ...SCORES }));
    expect(accepted(await decideFeasibility(lead, GO)).total).toBeCloseTo(3.9, 12);
    const { feasibility } = await getScope(await team.as("stakeholder", "project:read"));
    expect(feasibility.decided).toMatchObject({ decision: "go", reason: GO.reason, by: "Lea Lead" });
    accepted(await reconsiderFeasibility(lead, { reason: "The budget was cut." }));
    expect((await getScope(await team.as("stakeholder", "project:read"))).feasibility.decided).toBeNull();
    expect(await ledgerOf(team.project.id)).toEqual([
      { type: "feasibility.saved", payload: { revision: 1 } },
      { type: "feasibility.decided", payload: { decision: "go", total: 3.9 } },
      { type: "feasibility.reconsidered", payload: { from: "go", reason: "The budget was cut." } },
    ]);
  });

  it("is not decided while a score is missing", async () => {
    const lead = await team.as("lead", "scope:update");
    expect(await decideFeasibility(lead, { ...GO, revision: 0 })).toMatchObject({ ok: false, reason: "unscored" });
    await saveFeasibility(lead, { revision: 0, ...SCORES, cost: null });
    expect(await decideFeasibility(lead, GO)).toMatchObject({ reason: "unscored", message: "Score cost first." });
  });

  it("is decided once, on the scores that were on the screen", async () => {
    const lead = await team.as("lead", "scope:update");
    await saveFeasibility(lead, { revision: 0, ...SCORES });
    await saveFeasibility(lead, { revision: 1, ...SCORES, value: 1 });
    expect(await decideFeasibility(lead, GO)).toMatchObject({ reason: "changed-meanwhile" });
    accepted(await decideFeasibility(lead, { ...GO, revision: 2 }));
    expect(await decideFeasibility(lead, { ...GO, revision: 2 })).toMatchObject({ reason: "decided" });
  });

  it("keeps its scores while a decision rests on them", async () => {
    const lead = await team.as("lead", "scope:update");
    await saveFeasibility(lead, { revision: 0, ...SCORES });
    await decideFeasibility(lead, GO);
    expect(await saveFeasibility(lead, { revision: 1, ...SCORES, value: 1 })).toMatchObject({ reason: "decided" });
    accepted(await saveFeasibility(lead, { revision: 1, ...SCORES }));
  });

  it("refuses scores made from an older revision", async () => {
    const lead = await team.as("lead", "scope:update");
    await saveFeasibility(lead, { revision: 0, ...SCORES });
    const late = await saveFeasibility(lead, { revision: 0, ...SCORES, value: 1 });
    expect(late).toMatchObject({ reason: "changed-meanwhile" });
  });

  it("has nothing to take back before it is decided", async () => {
    const lead = await team.as("lead", "scope:update");
    expect(await reconsiderFeasibility(lead, { reason: "x" })).toMatchObject({ reason: "not-decided" });
  });
});
