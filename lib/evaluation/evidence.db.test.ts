import { beforeEach, describe, expect, it } from "vitest";
import type { Person } from "#lib/access/access.ts";
import { importEvaluation } from "#lib/evaluation/commands/import-evaluation.ts";
import { scoreFacts } from "#lib/evaluation/covered-facts.ts";
import { collectEvaluationEvidence } from "#lib/evaluation/evidence.ts";
import { resultFile } from "#lib/evaluation/testing/result-file.ts";
import { judgeGates } from "#lib/gates/judge.ts";
import { publishPolicy } from "#lib/lifecycle/commands/publish-policy.ts";
import { reopenPhase } from "#lib/lifecycle/commands/reopen-phase.ts";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { freezeObjective } from "#lib/scope/commands/freeze-objective.ts";
import { setObjective } from "#lib/scope/commands/set-objective.ts";
import type { ObjectiveInput } from "#lib/scope/schema.ts";

const ACCURACY: ObjectiveInput = {
  ...{ id: undefined, revision: 0, reason: "", name: "Accuracy", metricKey: "accuracy", direction: "higher" },
  ...{ baseline: 0.88, target: 0.9, tolerance: null, unit: "", dataset: "billing", minItems: 0, dueOn: null },
  ...{ safetyFloor: false, why: "" },
};
const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(now().getTime() - days * DAY_MS);

let project: { id: string; slug: string };
let lead: Person;

beforeEach(async () => {
  ({ lead, ...project } = await makeProject());
});

async function promise(changes: Partial<ObjectiveInput> = {}, isFrozen = true) {
  const set = await setObjective(await accessFor(lead, project, "scope:update"), { ...ACCURACY, ...changes });
  if (!set.ok) throw new Error(set.message);
  const { id } = set.value;
  if (isFrozen) await freezeObjective(await accessFor(lead, project, "objective:freeze"), { id, revision: 1 });
}

async function measure(run: Parameters<typeof resultFile>[0]) {
  const access = await accessFor(lead, project, "evaluation:import");
  const imported = await importEvaluation(access, { format: "lm-eval", bytes: resultFile(run) });
  if (!imported.ok) throw new Error(imported.message);
}

const evidence = async () => (await collectEvaluationEvidence(db(), project.id, now())).objectives;
const facts = () => scoreFacts(db(), { projectId: project.id, phase: "evaluation", round: 1 });

describe("the gate", () => {
  beforeEach(async () => {
    await promise();
    const access = await accessFor(lead, project, "policy:update");
    await publishPolicy(access, { phase: "evaluation", criteria: [{ key: "objectives-met", params: {} }] });
  });

  it.each([
    [95, 100, "insufficient", "objective.between-bounds"],
    [950, 1000, "open", "objective.met"],
    [80, 100, "closed", "objective.off-target"],
  ])("of %i of %i against 0.90 is %s", async (right, n, verdict, reason) => {
    await measure({ acc: right / n, n });
    const gate = (await judgeGates(db(), project.id, now())).find(({ phase }) => phase === "evaluation");
    expect(gate?.judgement).toMatchObject({ verdict, findings: [{ reason }] });
  });

  it("says how many more items would settle it, and what measured it", async () => {
    await measure({ acc: 0.95, n: 100, date: daysAgo(1) });
    const [standing] = await evidence();
    expect(standing).toMatchObject({
      judgement: {
        state: "insufficient",
        interval: { low: expect.closeTo(0.888, 3) },
        deltaToBaseline: expect.closeTo(0.07),
      },
      source: "evaluation 1 · billing · lm-eval 0.4.9",
      evaluationNumber: 1,
    });
    expect(standing?.judgement.itemsNeeded).toBeGreaterThan(0);
  });
});

describe("which score counts", () => {
  it("is none while nothing was imported, or only of other tasks and metrics", async () => {
    await promise();
    expect(await evidence()).toMatchObject([{ judgement: { state: "not-measured" }, source: null }]);
    await measure({ task: "shipping", acc: 1, n: 1000 });
    expect(await evidence()).toMatchObject([{ judgement: { state: "not-measured" }, evaluationNumber: null }]);
  });

  it("is the one measured last, whatever was imported last", async () => {
    await promise();
    await measure({ acc: 0.95, n: 1000, date: daysAgo(1) });
    await measure({ acc: 0.5, n: 1000, date: daysAgo(9) });
    expect(await evidence()).toMatchObject([{ judgement: { state: "met", value: 0.95 }, evaluationNumber: 1 }]);
  });

  it("is the worst of the newest evaluation when the objective names no dataset", async () => {
    await promise({ dataset: null });
    await measure({ acc: 0.95, n: 1000, date: daysAgo(3) });
    await measure({ task: "shipping", acc: 0.8, n: 1000, date: daysAgo(2) });
    expect(await evidence()).toMatchObject([{ judgement: { state: "failed", value: 0.8 }, evaluationNumber: 2 }]);
  });

  it("is still that of the last round until a new one comes", async () => {
    await promise();
    await measure({ acc: 0.95, n: 1000 });
    await reopenPhase(await accessFor(lead, project, "round:reopen"), { phase: "evaluation", reason: "A new model." });
    expect(await evidence()).toMatchObject([{ judgement: { state: "met" } }]);
  });

  it("counts a partial run for the items it has, and says so", async () => {
    await promise({ minItems: 500 });
    await measure({ acc: 0.95, n: 100, original: 1000 });
    expect(await evidence()).toMatchObject([
      { judgement: { state: "insufficient", reason: "objective.too-few-items", partial: true, n: 100 } },
    ]);
  });

  it("shows a target that was set after the result", async () => {
    await promise();
    await measure({ acc: 0.95, n: 1000, date: daysAgo(30) });
    expect(await evidence()).toMatchObject([{ judgement: { frozenAfterResult: true } }]);
  });

  it("says of a number of production that no evaluation brings it", async () => {
    await promise({ metricKey: "latency_p95_ms", direction: "lower", target: 900, baseline: null, unit: "ms" });
    const [standing] = await evidence();
    expect(standing?.judgement).toMatchObject({ state: "not-measured", fact: expect.stringContaining("production") });
  });
});

describe("what a signature covers", () => {
  it("is the score that counts, and its importer cannot sign it", async () => {
    await promise();
    expect(await facts()).toEqual({ records: [], authors: [] });
    await measure({ acc: 0.95, n: 1000, date: daysAgo(2) });
    const { records, authors } = await facts();
    expect(records).toMatchObject([
      { fields: { metric: "acc", task: "billing", value: 0.95, n: 1000, evaluation: 1 } },
    ]);
    expect(authors).toEqual([lead.userId]);
  });

  it("changes with a newer score of an objective and with nothing else", async () => {
    await promise();
    await measure({ acc: 0.95, n: 1000, date: daysAgo(9) });
    const before = await facts();
    await measure({ task: "shipping", acc: 0.9, n: 50, date: daysAgo(1) });
    await measure({ acc: 0.9, n: 50, date: daysAgo(20) });
    expect(await facts()).toEqual(before);
    await measure({ acc: 0.96, n: 1000, date: daysAgo(8) });
    expect(await facts()).not.toEqual(before);
  });
});
