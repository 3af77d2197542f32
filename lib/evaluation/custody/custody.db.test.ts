import { beforeEach, describe, expect, it } from "vitest";
import type { Person } from "#lib/access/access.ts";
import { claimJob } from "#lib/background/claim.ts";
import { runJob } from "#lib/background/run-job.ts";
import { datasetOverlapJob } from "#lib/data/jobs/dataset-overlap.ts";
import { makeVersion } from "#lib/data/testing/datasets.ts";
import { someProse } from "#lib/data/testing/prose.ts";
import { addEvaluation } from "#lib/evaluation/commands/add-evaluation.ts";
import { type ImportedEvaluation, scoreInterval } from "#lib/evaluation/imported.ts";
import { getCustody } from "#lib/evaluation/queries/get-custody.ts";
import { listEvaluationChoices, listEvaluations } from "#lib/evaluation/queries/list-evaluations.ts";
import { judgeGates } from "#lib/gates/judge.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { publishPolicy } from "#lib/lifecycle/commands/publish-policy.ts";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { accept } from "#lib/platform/outcome.ts";
import { resetDatabase } from "#lib/platform/testing/database.ts";
import { freezeObjective } from "#lib/scope/commands/freeze-objective.ts";
import { setObjective } from "#lib/scope/commands/set-objective.ts";
import { seededRandom } from "#lib/statistics/random.ts";

let project: { id: string; slug: string };
let lead: Person;

beforeEach(async () => {
  await resetDatabase();
  ({ lead, ...project } = await makeProject());
  await require(false);
});

async function require(requireCustody: boolean, maxOverlapShare = 0.01) {
  const access = await accessFor(lead, project, "policy:update");
  await publishPolicy(access, {
    phase: "evaluation",
    criteria: [{ key: "test-data-unseen", params: { maxOverlapShare, requireCustody } }],
  });
}

async function promise(change: { id?: string; revision?: number; target?: number } = {}): Promise<string> {
  const set = await setObjective(await accessFor(lead, project, "scope:update"), {
    ...{ id: undefined, revision: 0, reason: "The contract asks for less.", name: "Accuracy", metricKey: "accuracy" },
    ...{ direction: "higher", baseline: null, target: 0.9, tolerance: null, unit: "", dataset: null, minItems: 0 },
    ...{ dueOn: null, safetyFloor: false, why: "", ...change },
  });
  if (!set.ok) throw new Error(set.message);
  await freezeObjective(await accessFor(lead, project, "objective:freeze"), {
    id: set.value.id,
    revision: (change.revision ?? 0) + 1,
  });
  return set.value.id;
}

const SHARE = { metric: "acc", value: 0.95, stderr: null, n: 1000, isGroup: false };

const RESULTS: ImportedEvaluation = {
  ...{
    format: "predictions",
    toolVersion: null,
    modelName: "acme/tale-7b",
    modelArgs: null,
    date: null,
    gitHash: null,
  },
  ...{ taskCount: 1, partial: false, settings: {}, warnings: [] },
  scores: [
    {
      ...SHARE,
      ...{ task: "billing", taskAlias: "billing", filter: "none", nonFinite: null, nOriginal: 1000, nShot: null },
      ...{ higherIsBetter: true, parent: null, version: null, interval: scoreInterval(SHARE) },
    },
  ],
};

/** An evaluation of a test set, or of none that is kept here. */
async function evaluate(versionId: string | null, contentSha256 = "a") {
  const access = await accessFor(lead, project, "evaluation:import");
  await changeProject(access, async (change) => {
    await addEvaluation(
      { change, access },
      {
        ...{ origin: "scored", name: "Run", parserVersion: 1, contentSha256, sizeBytes: 0, blobId: null, items: null },
        testVersionId: versionId,
        evaluation: RESULTS,
      },
    );
    return accept();
  });
}

async function testSet(name = "Held out"): Promise<string> {
  const { dataset } = await makeVersion(await accessFor(lead, project, "data:update"), name, "test", rows(0, 50));
  return db()
    .datasetVersion.findFirstOrThrow({ where: { dataset: { number: dataset } }, select: { id: true } })
    .then(({ id }) => id);
}

const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({
    question: someProse(seededRandom(from + index), 20, 40),
  }));

async function train(from: number, to: number) {
  await makeVersion(await accessFor(lead, project, "data:update"), `Tickets ${from}`, "train", rows(from, to));
}

async function compare() {
  const job = await claimJob();
  if (job) await runJob(job, new Map([[datasetOverlapJob.kind, datasetOverlapJob]]), new AbortController().signal);
}

async function gate() {
  const gates = await judgeGates(db(), project.id, now());
  return gates.find(({ phase }) => phase === "evaluation")?.judgement;
}

describe("the gate on unseen test data", () => {
  it("says that nothing was checked where no test set is kept", async () => {
    expect(await gate()).toMatchObject({ findings: [{ state: "met", reason: "test-set.no-result" }] });
    await promise();
    await evaluate(null);
    const fact = "Evaluation 1 names no test set that is kept here; nothing was checked.";
    expect(await gate()).toMatchObject({ verdict: "open", findings: [{ reason: "test-set.not-kept", fact }] });
    await require(true);
    expect(await gate()).toMatchObject({ verdict: "insufficient", findings: [{ state: "undecided", fact }] });
  });

  it("is open on a test set that stands in no training set", async () => {
    await promise();
    await evaluate(await testSet());
    expect(await gate()).toMatchObject({
      verdict: "open",
      findings: [{ key: "test-data-unseen:1/1", fact: expect.stringContaining("compared with none") }],
    });
    await train(50, 90);
    expect(await gate()).toMatchObject({
      verdict: "insufficient",
      findings: [{ reason: "test-set.not-compared", action: { path: "data/datasets/1/1" } }],
    });
    await compare();
    expect(await gate()).toMatchObject({
      verdict: "open",
      findings: [
        {
          reason: "test-set.unseen",
          fact: expect.stringMatching(/^0 of 50 rows \(0 %\) stand in training set 2\/1\. Every target/),
        },
      ],
    });
  });

  it("is closed on one that does, unless the policy allows so much", async () => {
    await promise();
    await evaluate(await testSet());
    await train(48, 90);
    await compare();
    expect(await gate()).toMatchObject({
      verdict: "closed",
      findings: [{ reason: "test-set.overlap", fact: "2 of 50 rows (4 %) stand in training set 2/1, Tickets 48." }],
    });
    await require(false, 0.05);
    expect(await gate()).toMatchObject({ verdict: "open" });
    expect(await getCustody(await accessFor(lead, project, "project:read"))).toMatchObject({
      keptCount: 1,
      maxOverlapShare: 0.05,
      testSets: [{ ref: "1/1", lookCount: 1, overlaps: [{ train: "2/1", anyRows: 2, testRows: 50 }] }],
    });
  });

  it("is closed on a target that was set or changed after the first look, until a fresh test set counts", async () => {
    const id = await promise();
    await evaluate(await testSet());
    expect(await gate()).toMatchObject({ verdict: "open" });
    await promise({ id, revision: 1, target: 0.85 });
    expect(await gate()).toMatchObject({
      verdict: "closed",
      findings: [
        {
          reason: "test-set.threshold-after-look",
          fact: expect.stringContaining("The target of Accuracy was changed"),
        },
      ],
    });
    await evaluate(await testSet("Fresh"), "b");
    expect(await gate()).toMatchObject({ verdict: "open", findings: [{ key: "test-data-unseen:2/1" }] });
  });

  it("shows the test set of one evaluation, whether or not an objective counts it, and lists what saw a test set", async () => {
    await evaluate(await testSet());
    await evaluate(await testSet("Fresh"), "b");
    await evaluate(null, "c");
    const access = await accessFor(lead, project, "project:read");
    expect((await getCustody(access)).testSets).toEqual([]);
    expect(await getCustody(access, 1)).toMatchObject({ testSets: [{ ref: "1/1", evaluations: [1] }], unkept: [] });
    expect(await getCustody(access, 3)).toMatchObject({ testSets: [], unkept: [3] });
    const { items } = await listEvaluations(access, { page: 1, pageSize: 9, test: "2/1" });
    expect(items.map(({ number }) => number)).toEqual([2]);
    expect((await listEvaluations(access, { page: 1, pageSize: 9, format: "lm-eval" })).total).toBe(0);
    expect((await listEvaluationChoices(access)).tests).toEqual([
      { ref: "1/1", label: "Held out, version 1" },
      { ref: "2/1", label: "Fresh, version 1" },
    ]);
  });

  it("is closed on a target that was first frozen after the look", async () => {
    await evaluate(await testSet());
    await promise();
    expect(await gate()).toMatchObject({ findings: [{ fact: expect.stringContaining("was frozen on") }] });
  });
});
