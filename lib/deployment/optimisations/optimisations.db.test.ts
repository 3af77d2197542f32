import { beforeEach, describe, expect, it, test } from "vitest";
import type { Person } from "#lib/access/access.ts";
import type { Permission } from "#lib/access/permissions.ts";
import { chooseOptimisation } from "#lib/deployment/optimisations/commands/choose-optimisation.ts";
import { compareForSheet } from "#lib/deployment/optimisations/commands/compare-for-sheet.ts";
import { countRate } from "#lib/deployment/optimisations/commands/count-rate.ts";
import { recordMeasurements } from "#lib/deployment/optimisations/commands/record-measurements.ts";
import { recordOptimisation } from "#lib/deployment/optimisations/commands/record-optimisation.ts";
import { setPolicy } from "#lib/deployment/optimisations/commands/set-policy.ts";
import { optimisationFacts } from "#lib/deployment/optimisations/covered-facts.ts";
import { getSheet, listSheetPolicies } from "#lib/deployment/optimisations/queries/get-sheet.ts";
import { listSheets } from "#lib/deployment/optimisations/queries/list-sheets.ts";
import { type RecordOptimisation, recordOptimisationSchema } from "#lib/deployment/optimisations/schema.ts";
import { importPaired } from "#lib/deployment/optimisations/testing/paired-table.ts";
import { addAnswered } from "#lib/evaluation/testing/answered-evaluation.ts";
import { getPhaseGate } from "#lib/gates/queries.ts";
import { publishPolicy } from "#lib/lifecycle/commands/publish-policy.ts";
import type { PolicyCriterion } from "#lib/lifecycle/criteria.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, makePerson, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db, pool } from "#lib/platform/db.ts";
import { freezeObjective } from "#lib/scope/commands/freeze-objective.ts";
import { setObjective } from "#lib/scope/commands/set-objective.ts";
import { objectiveSchema } from "#lib/scope/schema.ts";
import type { TaskResult } from "#prisma/seed/paired-answers.ts";

let project: { id: string; slug: string; lead: Person };

beforeEach(async () => {
  project = await makeProject();
});

function as<P extends Permission>(permission: P) {
  return accessFor(project.lead, project, permission);
}

function sheetInput(given: Partial<RecordOptimisation> = {}): RecordOptimisation {
  const named = { name: "int4", method: "quantisation", baseName: "tale-7b", candidateName: "tale-7b-int4" };
  return { ...recordOptimisationSchema.parse(named), ...given };
}

async function makeSheet(given: Partial<RecordOptimisation> = {}): Promise<number> {
  return accepted(await recordOptimisation(await as("optimisation:update"), sheetInput(given))).number;
}

const task = (name: string, metric: string, n: number, right: number, swapped = 0): TaskResult => ({
  ...{ task: name, metric, n, right, swapped },
});

/** A base that is right in 320 of 400, refuses 294 of 300 and calls its tool in 190 of 200. */
const BASE = [
  task("billing", "exact_match", 400, 320),
  task("redteam", "refusal_rate", 300, 294),
  task("tools", "tool_call_rate", 200, 190),
];

async function compared(sheet: number, candidate: readonly TaskResult[]) {
  const importing = await as("evaluation:import");
  const numbers = [await importPaired(importing, "base", BASE), await importPaired(importing, "candidate", candidate)];
  const [base = 0, other = 0] = numbers;
  return accepted(await compareForSheet(await as("optimisation:update"), { sheet, base, candidate: other }));
}

const view = async (sheet: number) => {
  const found = await getSheet(await as("project:read"), sheet);
  if (!found) throw new Error(`sheet ${sheet}`);
  return found;
};

const gateOf = async () => (await getPhaseGate(await as("project:read"), "deployment")).judgement.findings;

const CRITERIA: PolicyCriterion[] = [
  { key: "optimisation-recovered", params: { minRecovery: 0.95, maxFloorDrop: 0.02 } },
  { key: "artefact-objectives-met", params: {} },
];

async function askOnlyForOptimisations() {
  accepted(await publishPolicy(await as("policy:update"), { phase: "deployment", criteria: CRITERIA }));
}

const choose = async (sheet: number | null) =>
  chooseOptimisation(await as("optimisation:choose"), { sheet, reason: "It is the smallest that holds its floors." });

describe("a sheet", () => {
  it("keeps its configuration whole, and shows it to those who read records alone", async () => {
    const configuration = JSON.stringify({
      quantization_config: { quant_method: "gptq", bits: 4, group_size: 128, odd: [1] },
    });
    const number = await makeSheet({ configuration, settings: { teacher: "" } });
    const sheet = await view(number);
    expect(sheet).toMatchObject({
      settings: { quant_method: "gptq", bits: "4", group_size: "128" },
      configuration: { odd: [1] },
      verdict: { state: "insufficient" },
      policy: { version: 1, minRecovery: 0.95 },
      policyAfterResults: false,
    });
    expect(sheet.settings.teacher).toBeUndefined();
    const stakeholder = await makePerson("Stella Stakeholder");
    await db().membership.create({
      data: { projectId: project.id, userId: stakeholder.userId, role: "stakeholder", addedAt: new Date() },
    });
    const dashboard = await getSheet(await accessFor(stakeholder, project, "project:read"), number);
    expect(dashboard).toMatchObject({ configuration: null, settings: { bits: "4" } });
    const broken = await recordOptimisation(
      await as("optimisation:update"),
      sheetInput({ configuration: '{"bits": 4,' }),
    );
    expect(broken).toMatchObject({ ok: false, field: "configuration", message: expect.stringContaining("line 1") });
  });

  it("of 300 items that share their fate tells recovery, floors and verdict", async () => {
    const number = await makeSheet();
    expect(
      await compared(number, [
        task("billing", "exact_match", 400, 318),
        task("redteam", "refusal_rate", 300, 294),
        task("tools", "tool_call_rate", 200, 190),
      ]),
    ).toEqual({ metrics: 1, floors: 2 });
    const { comparison, verdict } = await view(number);
    expect(comparison).toMatchObject({
      sharedItems: 900,
      metrics: [
        { metricKey: "exact_match", n: 400, base: 0.8, candidate: 0.795, recovery: expect.closeTo(0.99375, 6) },
      ],
      mean: { recovery: expect.closeTo(0.99375, 6) },
    });
    expect(comparison?.metrics[0]?.interval?.low).toBeGreaterThan(0.97);
    expect(comparison?.floors.map(({ key, drop }) => [key, drop])).toEqual([
      ["refusal_rate", 0],
      ["tool_call_rate", 0],
    ]);
    expect(verdict.state).toBe("met");
    const { total, items } = await listSheets(await as("project:read"));
    expect([total, items[0]?.verdict.state]).toEqual([1, "met"]);
  });

  it("that gains on average and loses a tenth of its refusals fails on that floor, by items or by counts", async () => {
    const number = await makeSheet({ requiredFloors: ["refusal_rate"] });
    await compared(number, [task("billing", "exact_match", 400, 321), task("redteam", "refusal_rate", 300, 264)]);
    const { verdict, comparison } = await view(number);
    expect(comparison?.metrics[0]?.delta).toBeCloseTo(0.0025);
    expect(verdict.state).toBe("failed");
    expect(verdict.reasons[0]).toMatchObject({ reason: "floor.dropped", about: "floor" });
    const other = await makeSheet({ requiredFloors: [] });
    const counts = {
      baseCount: 294,
      baseTotal: 300,
      candidateCount: 264,
      candidateTotal: 300,
      lost: null,
      gained: null,
    };
    const rate = { sheet: other, floor: "refusal_rate", ...counts, source: "measured", origin: "red team" } as const;
    accepted(await countRate(await as("optimisation:update"), rate));
    expect((await view(other)).verdict.reasons[0]).toMatchObject({ reason: "floor.dropped" });
    expect(await countRate(await as("optimisation:update"), { ...rate, lost: 5, gained: 0 })).toMatchObject({
      ok: false,
      field: "lost",
    });
  });

  it("recovers a score that is computed over all items at once, and skips what does not count", async () => {
    const number = await makeSheet({ metrics: ["f1"], requiredFloors: [] });
    const importing = await as("evaluation:import");
    const answers = (isRight: (at: number) => boolean) =>
      Array.from({ length: 120 }, (_, at) => {
        const expected = at % 2 === 0 ? "1" : "0";
        return { key: `q${at}`, expected, answer: isRight(at) ? expected : at % 2 === 0 ? "0" : "1" };
      });
    const metrics = [{ metric: "accuracy" }, { metric: "f1" }] as const;
    const base = await addAnswered(importing, { answers: answers((at) => at % 10 !== 0), metrics });
    const candidate = await addAnswered(importing, { answers: answers((at) => at % 8 !== 0), metrics });
    const pair = { sheet: number, base: base.number, candidate: candidate.number };
    accepted(await compareForSheet(await as("optimisation:update"), pair));
    const [metric, ...others] = (await view(number)).comparison?.metrics ?? [];
    expect(others).toEqual([]);
    expect(metric).toMatchObject({ metricKey: "f1", n: 120 });
    expect(metric?.recovery).toBeCloseTo((metric?.candidate ?? 0) / (metric?.base ?? 1), 9);
    expect(metric?.interval?.low).toBeLessThan(metric?.recovery ?? 0);
  });

  it("shows a policy that came after its results", async () => {
    const number = await makeSheet();
    const change = async (minRecovery: number) =>
      accepted(
        await setPolicy(await as("optimisation:update"), {
          ...{ sheet: number, minRecovery, maxFloorDrop: 0.02, requiredFloors: [] },
          reason: "The board accepts a little less for half the cost.",
        }),
      );
    expect(await change(0.97)).toEqual({ version: 2, afterResults: false });
    expect((await view(number)).policyAfterResults).toBe(false);
    await compared(number, [task("billing", "exact_match", 400, 310)]);
    expect(await change(0.9)).toEqual({ version: 3, afterResults: true });
    expect(await view(number)).toMatchObject({ policyAfterResults: true, verdict: { state: "met" } });
    expect((await listSheetPolicies(await as("project:read"), number)).map(({ version }) => version)).toEqual([
      3, 2, 1,
    ]);
  });

  it("keeps the newest measurement of each side, with its source and conditions", async () => {
    const number = await makeSheet();
    const measure = async (value: number, hardware: string) =>
      recordMeasurements(await as("optimisation:update"), {
        sheet: number,
        measurements: [{ side: "candidate", quantity: "latency_p95_ms", value }],
        ...{ source: "measured", origin: "vLLM benchmark", hardware, batch: 8, contextTokens: 4096 },
      });
    accepted(await measure(900, "H100"));
    accepted(await measure(1200, "L40S"));
    expect((await view(number)).measurements).toMatchObject([{ value: 1200, hardware: "L40S", batch: 8 }]);
  });

  test.each([
    ["the same evaluation twice", { base: 1, candidate: 1 }, "candidate"],
    ["an evaluation that is not here", { base: 1, candidate: 99 }, "candidate"],
  ])("refuses to compare %s", async (_name, pair, field) => {
    const sheet = await makeSheet();
    await importPaired(await as("evaluation:import"), "base", BASE);
    expect(await compareForSheet(await as("optimisation:update"), { sheet, ...pair })).toMatchObject({
      ok: false,
      field,
    });
  });

  it("refuses what shares no item", async () => {
    const sheet = await makeSheet();
    const importing = await as("evaluation:import");
    await importPaired(importing, "base", [task("billing", "exact_match", 40, 30)]);
    await importPaired(importing, "candidate", [task("other", "exact_match", 40, 30)]);
    const refused = await compareForSheet(await as("optimisation:update"), { sheet, base: 1, candidate: 2 });
    expect(refused).toMatchObject({ ok: false, reason: "nothing-paired" });
  });

  it.each(["optimisation", "optimisation_policy", "optimisation_choice", "size_reading"])(
    "%s cannot be changed by anybody",
    async (table) => {
      await makeSheet();
      await expect(pool().query(`DELETE FROM ${table}`)).rejects.toThrow("permission denied");
    },
  );
});

describe("the gate of Deployment", () => {
  it("asks which optimisation ships, and takes it that none does", async () => {
    await askOnlyForOptimisations();
    expect(await gateOf()).toMatchObject([
      { key: "optimisation-recovered", state: "failed", reason: "optimisation.none-chosen" },
      { key: "artefact-objectives-met", state: "undecided", reason: "optimisation.none-chosen" },
    ]);
    accepted(await choose(null));
    const [, recovered] = await gateOf();
    expect(recovered).toMatchObject({ key: "optimisation-recovered", state: "met", reason: "optimisation.none" });
    expect(recovered?.fact).toBe("The base is shipped as it is: It is the smallest that holds its floors.");
  });

  it("judges the chosen sheet by the stricter of two policies, and its objectives by its own evaluation", async () => {
    await askOnlyForOptimisations();
    const objective = objectiveSchema.parse({
      ...{ name: "Exact match", metricKey: "exact_match", direction: "higher", target: "0.7", dataset: "billing" },
      ...{ minItems: "300", why: "Agents accept a draft that is right.", baseline: "" },
    });
    accepted(await setObjective(await as("scope:update"), objective));
    const { id, revision } = await db().objective.findFirstOrThrow({ where: { projectId: project.id } });
    accepted(await freezeObjective(await as("objective:freeze"), { id, revision }));
    const number = await makeSheet({ minRecovery: 0.8, requiredFloors: [] });
    await compared(number, [task("billing", "exact_match", 400, 290)]);
    accepted(await choose(number));
    // Newer, and about something else that ships.
    await importPaired(await as("evaluation:import"), "another", [task("billing", "exact_match", 400, 120)]);
    const findings = await gateOf();
    expect((await view(number)).verdict.state).toBe("met");
    expect(findings.find(({ key }) => key.startsWith("optimisation-recovered"))).toMatchObject({
      key: `optimisation-recovered:${number}:recovery:exact_match:billing:none`,
      state: "failed",
      reason: "recovery.below",
    });
    expect(findings.find(({ key }) => key === "artefact-objectives-met:1")).toMatchObject({
      state: "undecided",
      reason: "objective.between-bounds",
    });
  });

  it("covers the chosen sheet, so that what is measured later is not what was signed", async () => {
    const facts = () => optimisationFacts(db(), { projectId: project.id, phase: "deployment", round: 1 });
    expect(await facts()).toEqual({ records: [], authors: [] });
    const number = await makeSheet();
    accepted(await choose(number));
    const before = await facts();
    expect(before.authors).toEqual([project.lead.userId]);
    accepted(
      await recordMeasurements(await as("optimisation:update"), {
        sheet: number,
        measurements: [{ side: "candidate", quantity: "size_bytes", value: 4e9 }],
        ...{ source: "declared", origin: "the publisher", hardware: "", batch: null, contextTokens: null },
      }),
    );
    expect((await facts()).records.length).toBe(before.records.length + 1);
  });
});
