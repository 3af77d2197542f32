import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startJudgeRun } from "#lib/alignment/commands/start-judge-run.ts";
import { trainRewardModel } from "#lib/alignment/commands/train-reward-model.ts";
import { judgeRunSchema } from "#lib/alignment/judges/schema.ts";
import { exportJudgeLabels } from "#lib/alignment/queries/export-judge-labels.ts";
import { getJudgeRun } from "#lib/alignment/queries/get-judge-run.ts";
import { listJudgeRuns } from "#lib/alignment/queries/list-judge-runs.ts";
import { listJudgedPairs } from "#lib/alignment/queries/list-judged-pairs.ts";
import { listRewardModels } from "#lib/alignment/queries/list-reward-models.ts";
import { trainRewardModelSchema } from "#lib/alignment/reward-models/schema.ts";
import { drawnPairs } from "#lib/alignment/reward-models/testing/drawn-pairs.ts";
import { choice, judging } from "#lib/alignment/testing/judge-endpoint.ts";
import { makePreferenceProject, type PreferenceProject, workOnce } from "#lib/alignment/testing/preference-project.ts";
import { connect } from "#lib/connections/testing/connect.ts";
import { type Endpoint, sendJson, startEndpoint } from "#lib/connections/testing/endpoint.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor } from "#lib/lifecycle/testing/fixtures.ts";
import { db } from "#lib/platform/db.ts";

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(() => endpoint.close());

const LIKED = /sorry|gladly|step/;

/** Sees what the pairs were drawn by, and nothing else. */
const fair = judging(({ first, second }) => {
  const [one, other] = [LIKED.test(first), LIKED.test(second)];
  return choice(one === other ? "tie" : one ? "first" : "second");
});

/** Sees it too, but takes whatever stands first where it sees no difference. */
const favouringFirst = judging(({ first, second }) =>
  choice(LIKED.test(second) && !LIKED.test(first) ? "second" : "first"),
);

async function begin({ project, campaign }: PreferenceProject, change: Record<string, unknown> = {}) {
  const known = await db().connection.findFirst({ where: { projectId: project.id }, select: { number: true } });
  const connection =
    known?.number ?? (await connect({ lead: project.lead, project, name: "Judge", baseUrl: endpoint.baseUrl }));
  const access = await accessFor(project.lead, project, "connection:use");
  return startJudgeRun(access, judgeRunSchema.parse({ campaign, connection, ...change }));
}

const reading = ({ project }: PreferenceProject) => accessFor(project.lead, project, "record:read");

describe("a judge", () => {
  it("is asked about every pair in both orders, and measured against people", async () => {
    endpoint.answer(fair);
    const made = await makePreferenceProject(drawnPairs(60, { seed: 1, taste: 4 }));
    accepted(await begin(made));
    const before = endpoint.asked.length;
    expect(await workOnce()).toMatchObject({ state: "done", resultPath: "alignment/judges/1" });
    expect(endpoint.asked.length - before).toBe(120);
    const run = await getJudgeRun(await reading(made), 1);
    expect(run).toMatchObject({ itemCount: 60, failures: 0, unread: 0, consistency: 1, positionFlag: null });
    expect(run?.besidePeople).toBe(60);
    expect(run?.kappa?.interval?.low).toBeLessThan(run?.kappa?.value ?? 0);
    expect(run?.figures.decided.wrong).toBeLessThan(run?.figures.decided.right ?? 0);
    expect(run?.tokens).toBe(120 * 15);
    expect(run?.guidelineVersion).toBe(1);
  });

  it("is flagged for a planted position bias; pairs where the order decided are no preference", async () => {
    endpoint.answer(favouringFirst);
    const made = await makePreferenceProject(drawnPairs(60, { seed: 2, taste: 4 }), "none");
    accepted(await begin(made));
    await workOnce();
    const access = await reading(made);
    const run = await getJudgeRun(access, 1);
    expect(run).toMatchObject({ positionFlag: "first", kappa: null, besidePeople: 0 });
    expect(run?.figures.position).toMatchObject({ share: 1, isBiased: true });
    const changed = await listJudgedPairs(access, 1, { verdict: "inconsistent", pageSize: 5 });
    expect(changed?.total).toBe(run?.figures.verdicts.inconsistent);
    expect(changed?.items.every(({ said }) => said.every(({ preferred }) => preferred === "first"))).toBe(true);
    const lines = await linesOf(await exportJudgeLabels(access, 1));
    expect(lines).toHaveLength((run?.figures.verdicts.a ?? 0) + (run?.figures.verdicts.b ?? 0));
    expect(lines.every(({ label_source }) => label_source === "machine")).toBe(true);
    expect(run?.warnings.join(" ")).toContain("People have decided none");
  });

  it("never counts among people, and trains a reward model only where that is said", async () => {
    endpoint.answer(fair);
    const made = await makePreferenceProject(drawnPairs(150, { seed: 3, taste: 4 }), "none");
    accepted(await begin(made));
    await workOnce();
    expect(await db().judgement.count({ where: { campaign: { projectId: made.project.id } } })).toBe(0);
    const access = await accessFor(made.project.lead, made.project, "reward-model:train");
    const input = trainRewardModelSchema.parse({ campaign: made.campaign, machineLabels: true, judge: 1 });
    accepted(await trainRewardModel(access, input));
    expect(await workOnce()).toMatchObject({ state: "done" });
    const [model] = (await listRewardModels(await reading(made), {})).items;
    expect(model?.pairsOfPeople).toBe(0);
    expect(model?.pairsOfMachines).toBeGreaterThan(40);
  });

  it("has what cannot be read and what was not answered counted, and none of it guessed", async () => {
    let turn = 0;
    endpoint.answer((asked, response) => {
      turn += 1;
      if (turn % 10 === 0) return sendJson(response, { error: { message: "This prompt is not allowed." } }, 400);
      return judging(() => (turn % 5 === 3 ? "Both have their merits." : choice("first")))(asked, response);
    });
    const made = await makePreferenceProject(drawnPairs(20, { seed: 4, taste: 4 }));
    accepted(await begin(made, { concurrency: 1 }));
    await workOnce();
    const run = await getJudgeRun(await reading(made), 1);
    expect(run).toMatchObject({ failures: 4, unread: 8 });
    expect(run?.figures.unreadAnswers).toBe(12);
    const unread = await listJudgedPairs(await reading(made), 1, { verdict: "unread" });
    expect(unread?.items[0]?.said.map(({ text }) => text)).toContain("Both have their merits.");
  });

  it("goes on where it broke off, and asks nothing twice", async () => {
    const stopping = new AbortController();
    let turn = 0;
    endpoint.answer((asked, response) => {
      turn += 1;
      if (turn === 12) stopping.abort();
      return fair(asked, response);
    });
    const made = await makePreferenceProject(drawnPairs(30, { seed: 5, taste: 4 }));
    accepted(await begin(made, { concurrency: 1 }));
    const before = endpoint.asked.length;
    expect(await workOnce(stopping.signal)).toMatchObject({ state: "queued" });
    expect(await workOnce()).toMatchObject({ state: "done" });
    // The one under way when it stopped may have been asked again.
    expect(endpoint.asked.length - before).toBeLessThanOrEqual(61);
    expect((await getJudgeRun(await reading(made), 1))?.itemCount).toBe(30);
  });

  it("stops before its budget is passed, and counts what was asked", async () => {
    endpoint.answer(fair);
    const made = await makePreferenceProject(drawnPairs(40, { seed: 6, taste: 4 }));
    accepted(await begin(made, { budget: { tokens: 8_000 }, concurrency: 2 }));
    await workOnce();
    const run = await getJudgeRun(await reading(made), 1);
    expect(run?.itemCount).toBeGreaterThan(0);
    expect(run?.tokens).toBeLessThanOrEqual(8_000);
    if ((run?.itemCount ?? 0) < 40) expect(run?.warnings[0]).toContain("The budget ended it");
  });

  it("leaves nothing where nothing is answered", async () => {
    endpoint.answer((_, response) => sendJson(response, { error: { message: "No such model." } }, 404));
    const made = await makePreferenceProject(drawnPairs(5, { seed: 7, taste: 4 }));
    accepted(await begin(made));
    const job = await workOnce();
    expect(job).toMatchObject({ state: "failed", errorReason: "run.refused" });
    expect(await db().judgeAnswer.count({ where: { judgeRunId: job.id } })).toBe(0);
  });

  it("keeps its prompt in versions, and refuses one that shows but one answer", async () => {
    endpoint.answer(fair);
    const made = await makePreferenceProject(drawnPairs(5, { seed: 8, taste: 4 }));
    accepted(await begin(made));
    accepted(await begin(made));
    accepted(await begin(made, { prompt: "{{first}} against {{second}}: which is kinder?" }));
    const versions = await db().judgePrompt.findMany({ where: { projectId: made.project.id } });
    expect(versions.map(({ version }) => version).sort()).toEqual([1, 2]);
    expect(judgeRunSchema.safeParse({ campaign: 1, connection: 1, prompt: "{{first}}" }).success).toBe(false);
    for (let left = 0; left < 3; left += 1) await workOnce();
    expect((await listJudgeRuns(await reading(made), {})).total).toBe(3);
  });

  it("is refused a budget in dollars where nobody knows what a call costs", async () => {
    const made = await makePreferenceProject(drawnPairs(5, { seed: 9, taste: 4 }));
    const { project } = made;
    const change = { inputUsd: "", outputUsd: "" };
    const connection = await connect({ lead: project.lead, project, name: "Free", baseUrl: endpoint.baseUrl, change });
    const access = await accessFor(project.lead, project, "connection:use");
    const input = judgeRunSchema.parse({ campaign: made.campaign, connection, budget: { usd: 1 } });
    expect(await startJudgeRun(access, input)).toMatchObject({ reason: "judge.no-prices", field: "budget.usd" });
  });
});

async function linesOf(file: { readonly bytes: AsyncGenerator<Uint8Array> } | null) {
  const pieces: Uint8Array[] = [];
  if (file) for await (const piece of file.bytes) pieces.push(piece);
  const text = Buffer.concat(pieces).toString("utf8").trim();
  return text === "" ? [] : text.split("\n").map((line) => JSON.parse(line) as { label_source: string });
}
