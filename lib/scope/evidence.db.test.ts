import { beforeEach, describe, expect, it } from "vitest";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { addInterview } from "#lib/scope/commands/add-interview.ts";
import { addMarketEntry } from "#lib/scope/commands/add-market-entry.ts";
import { decideFeasibility } from "#lib/scope/commands/decide-feasibility.ts";
import { freezeObjective } from "#lib/scope/commands/freeze-objective.ts";
import { removeMarketEntry } from "#lib/scope/commands/remove-market-entry.ts";
import { retireObjective } from "#lib/scope/commands/retire-objective.ts";
import { saveBrief } from "#lib/scope/commands/save-brief.ts";
import { saveFeasibility } from "#lib/scope/commands/save-feasibility.ts";
import { setObjective } from "#lib/scope/commands/set-objective.ts";
import { setRiskTier } from "#lib/scope/commands/set-risk-tier.ts";
import { briefFacts, feasibilityFacts, objectiveFacts, riskTierFacts } from "#lib/scope/covered-facts.ts";
import { collectScopeEvidence } from "#lib/scope/evidence.ts";
import { accepted, BRIEF, ledgerOf, makeTeam, objectiveInput, SCORES } from "#lib/scope/testing/inputs.ts";

const LIMITED = { tier: "limited" as const, reason: "People chat with it and are told so.", articles: "Art. 50(1)" };

let team: Awaited<ReturnType<typeof makeTeam>>;
const evidence = () => collectScopeEvidence(db(), team.project.id, now());
const inProject = () => ({ projectId: team.project.id });

beforeEach(async () => {
  team = await makeTeam();
});

describe("collectScopeEvidence", () => {
  it("misses everything in a new project", async () => {
    const { missingFields, ...rest } = await evidence();
    expect(missingFields).toHaveLength(6);
    expect(rest).toEqual({ objectives: [], feasibility: null, riskTier: null });
  });

  it("has what was recorded, and not what was removed or retired", async () => {
    const lead = await team.as("lead", "scope:update");
    await saveBrief(lead, { revision: 0, ...BRIEF });
    const entry = {
      title: "a",
      kind: "paper" as const,
      source: "b",
      finding: "c",
      implication: "",
      foundOn: "2026-10-02",
    };
    const { id: entryId } = accepted(await addMarketEntry(lead, entry));
    const person = { stakeholderName: "a", stakeholderRole: "b", heldOn: "2026-10-05", notes: "", objectives: [] };
    accepted(await addInterview(lead, person));
    await saveFeasibility(lead, { revision: 0, ...SCORES });
    await decideFeasibility(lead, { decision: "no_go", reason: "It cannot be done.", revision: 1 });
    await setRiskTier(lead, LIMITED);
    const kept = accepted(await setObjective(lead, objectiveInput({ safetyFloor: true })));
    const left = accepted(await setObjective(lead, objectiveInput({ metricKey: "chrf", target: "58", baseline: "" })));
    await freezeObjective(await team.as("lead", "objective:freeze"), { id: kept.id, revision: 1 });
    await retireObjective(lead, { id: left.id, reason: "Nobody asks for it." });

    const { missingFields, objectives, feasibility, riskTier } = await evidence();
    expect(missingFields).toEqual([]);
    expect(objectives).toHaveLength(1);
    expect(objectives[0]).toMatchObject({
      id: kept.id,
      metricKey: "exact_match",
      target: 0.8,
      dataset: "billing-test",
      minItems: 500,
      safetyFloor: true,
      editedAfterFreeze: null,
    });
    expect(objectives[0]?.frozenAt).toBeInstanceOf(Date);
    expect(feasibility).toMatchObject({ decision: "no_go" });
    expect(riskTier).toEqual({ tier: "limited", reason: LIMITED.reason });

    await removeMarketEntry(lead, { id: entryId });
    expect((await evidence()).missingFields.map(({ key }) => key)).toEqual(["market"]);
  });
});

describe("setRiskTier", () => {
  it("keeps every assessment, the newest in force, and writes nothing twice", async () => {
    const lead = await team.as("lead", "scope:update");
    await setRiskTier(lead, LIMITED);
    await setRiskTier(lead, LIMITED);
    await setRiskTier(lead, { ...LIMITED, tier: "high", reason: "It ranks applicants." });
    expect((await evidence()).riskTier).toMatchObject({ tier: "high" });
    expect(await db().riskAssessment.count({ where: inProject() })).toBe(2);
    expect(await ledgerOf(team.project.id)).toMatchObject([
      { type: "risk-tier.set", payload: { tier: "limited", from: null } },
      { type: "risk-tier.set", payload: { tier: "high", from: "limited" } },
    ]);
    await expect(db().riskAssessment.deleteMany({ where: inProject() })).rejects.toThrow();
  });
});

describe("the facts a signature covers", () => {
  it("name their authors, and change when what they say changes", async () => {
    const lead = await team.as("lead", "scope:update");
    const contributor = await team.as("contributor", "scope:update");
    expect(await riskTierFacts(db(), inProject())).toEqual({ records: [], authors: [] });

    await saveBrief(lead, { revision: 0, ...BRIEF });
    await setRiskTier(contributor, LIMITED);
    await saveFeasibility(lead, { revision: 0, ...SCORES });
    const { id } = accepted(await setObjective(contributor, objectiveInput()));

    const { lead: leadId, contributor: contributorId } = {
      lead: team.people.lead.userId,
      contributor: team.people.contributor.userId,
    };
    expect((await briefFacts(db(), inProject())).authors).toEqual([leadId]);
    expect((await riskTierFacts(db(), inProject())).authors).toEqual([contributorId]);
    expect((await feasibilityFacts(db(), inProject())).authors).toEqual([leadId]);
    const before = await objectiveFacts(db(), inProject());
    expect(before.authors).toEqual([contributorId]);

    await setObjective(lead, objectiveInput({ id, revision: 1, why: "Only the reason changes." }));
    const rewritten = await objectiveFacts(db(), inProject());
    expect(rewritten.records).toEqual(before.records);
    expect(new Set(rewritten.authors)).toEqual(new Set([contributorId, leadId]));

    await setObjective(lead, objectiveInput({ id, revision: 2, target: "0.9" }));
    expect((await objectiveFacts(db(), inProject())).records).not.toEqual(before.records);
  });
});
