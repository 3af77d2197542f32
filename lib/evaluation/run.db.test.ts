import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cancelJob } from "#lib/background/commands/cancel-job.ts";
import {
  type Asked,
  completion,
  type Endpoint,
  type echo,
  sendJson,
  startEndpoint,
  TEST_KEY,
} from "#lib/connections/testing/endpoint.ts";
import { rateItem } from "#lib/evaluation/commands/rate-item.ts";
import { getEvaluation, getEvaluationSettings } from "#lib/evaluation/queries/get-evaluation.ts";
import { getJudgeAgreement } from "#lib/evaluation/queries/get-judge-agreement.ts";
import { listOwnRatings } from "#lib/evaluation/queries/list-own-ratings.ts";
import { TestRuns } from "#lib/evaluation/testing/test-run.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor } from "#lib/lifecycle/testing/fixtures.ts";
import { db, pool } from "#lib/platform/db.ts";
import { type Json, member } from "#lib/platform/json-value.ts";

let endpoint: Endpoint;
let runs: TestRuns;
let connection: number;
let testSet: string;

const rows = Array.from({ length: 40 }, (_, at) => ({
  id: `q${at + 1}`,
  question: `What is ${at} + 1?`,
  answer: String(at + 1),
  kind: at % 2 === 0 ? "even" : "odd",
}));

beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(() => endpoint.close());

beforeEach(async () => {
  await pool().query("DELETE FROM background_job");
  endpoint.answer(solve);
  endpoint.asked.length = 0;
  runs = await TestRuns.begin();
  connection = await runs.connect("Echo", endpoint.baseUrl);
  testSet = await runs.keep("sums", rows);
});

/** Adds right, but for 13, which it does not like. */
function solve({ body }: Asked, response: Parameters<typeof echo>[1]) {
  const [, a] = /What is (\d+) \+ 1/.exec(lastOf(body)) ?? [];
  sendJson(response, completion(Number(a) === 12 ? "I would rather not." : String(Number(a) + 1)));
}

function lastOf(body: Json): string {
  const messages = member(body, "messages");
  return Array.isArray(messages) ? String(member(messages.at(-1), "content")) : "";
}

const basic = (change: Record<string, Json> = {}) => ({
  ...{ testSet, connection, prompt: "{{question}}", references: ["answer"], sliceColumns: ["kind"], idColumn: "id" },
  assertions: [{ type: "equals", settings: { value: "{{answer}}" } }],
  concurrency: 4,
  ...change,
});

async function evaluationOf() {
  const reading = await accessFor(runs.lead, runs.project, "record:read");
  const evaluation = await getEvaluation(reading, 1, { page: 1, pageSize: 100 });
  if (!evaluation) throw new Error("There is no evaluation.");
  const settings = await getEvaluationSettings(reading, 1);
  return { evaluation, settings: settings?.settings };
}

const itemsOf = (evaluationId: string) =>
  pool()
    .query(
      'SELECT *, prompt_tokens AS "promptTokens" FROM evaluation_item WHERE evaluation_id = $1 ORDER BY position',
      [evaluationId],
    )
    .then((result) => result.rows);

describe("a run", () => {
  it("asks about every row once, and scores what it was told", async () => {
    const metrics = [{ metric: "accuracy", settings: {} }];
    const assertions: Json = [
      { type: "equals", settings: { value: "{{answer}}" } },
      { type: "regex", settings: { pattern: "^\\d+$" } },
      { type: "latency-below", settings: { ms: 60_000 } },
    ];
    accepted(await runs.start(basic({ metrics, assertions, system: "Add for {{kind}} people." })));
    const id = await runs.work();
    expect(await runs.job(id)).toMatchObject({ state: "done", resultPath: "evaluation/1", done: 40n });
    expect(endpoint.asked).toHaveLength(40);
    const { evaluation, settings } = await evaluationOf();
    expect(evaluation).toMatchObject({ origin: "run", itemCount: 40, modelName: "test-model", partial: false });
    expect(evaluation.warnings).toEqual([]);
    const byMetric = Object.fromEntries(evaluation.scores.items.map((score) => [score.metric, score]));
    expect(byMetric.accuracy).toMatchObject({ value: 39 / 40, n: 40, nOriginal: 40, task: "sums", version: "1" });
    expect(byMetric["assert:equals"]).toMatchObject({ value: 39 / 40, interval: { method: "wilson" } });
    expect(byMetric["assert:regex"]?.value).toBe(39 / 40);
    expect(byMetric["assert:latency-below"]?.value).toBe(1);
    expect(byMetric["assert:all"]?.value).toBe(39 / 40);
    expect(settings).toMatchObject({
      totals: { promptTokens: 400, completionTokens: 200, costUsd: expect.closeTo(0.0008, 10), retries: 0 },
    });
    const items = await itemsOf(id);
    expect(items.map(({ position }) => position)).toEqual(rows.map((_, at) => at));
    expect(items[12]).toMatchObject({
      key: "q13",
      answer: "I would rather not.",
      values: [0, 0, 1, 0],
      promptTokens: 10,
    });
    expect(items[0]).toMatchObject({
      input: "What is 0 + 1?",
      expected: ["1"],
      fields: { kind: "even" },
      values: [1, 1, 1, 1],
    });
    const slices = await db().sliceScore.findMany({ where: { evaluationId: id, slice: "even" } });
    expect(slices.map(({ n, value }) => [n, value])).toEqual(Array(5).fill([20, expect.any(Number)]));
    expect(await db().testSetLook.count({ where: { evaluationId: id } })).toBe(1);
  });

  it("keeps no key, neither in its settings nor in an error", async () => {
    endpoint.answer((asked, response) =>
      /What is 3 /.test(lastOf(asked.body))
        ? sendJson(response, { error: { message: `No thanks to ${TEST_KEY}` } }, 422)
        : solve(asked, response),
    );
    accepted(await runs.start(basic()));
    const id = await runs.work();
    const { evaluation, settings } = await evaluationOf();
    expect(evaluation.warnings[0]).toMatch(
      /^1 item got no answer after all tries and counts as wrong\. The last error: Echo answers 422/,
    );
    const everything = JSON.stringify([evaluation, settings, await itemsOf(id), (await runs.job(id)).payload]);
    expect(everything).not.toContain(TEST_KEY);
    expect(everything).not.toContain(TEST_KEY.slice(0, 12));
    expect((await itemsOf(id))[3]).toMatchObject({ answer: null, values: [0] });
  });

  it("waits as long as it is asked to, and tries again", async () => {
    const refused = new Set<string>();
    let soonest = Number.POSITIVE_INFINITY;
    endpoint.answer((asked, response) => {
      const question = lastOf(asked.body);
      if (refused.has(question) || !question.includes("7 +")) return solve(asked, response);
      refused.add(question);
      soonest = Math.min(soonest, performance.now() + 950);
      return sendJson(response, { error: { message: "Slow down" } }, 429, { "retry-after": "1" });
    });
    accepted(await runs.start(basic({ maxItems: 10 })));
    await runs.work();
    expect(performance.now()).toBeGreaterThan(soonest);
    const { evaluation, settings } = await evaluationOf();
    expect(settings).toMatchObject({ totals: { retries: 1 } });
    expect(evaluation).toMatchObject({ partial: true, itemCount: 10 });
    expect(evaluation.warnings).toEqual(["The run was limited: the first 10 of 40 items were asked."]);
  });

  it("that is broken off goes on with what has no answer yet", async () => {
    const stopping = new AbortController();
    let answered = 0;
    endpoint.answer(async (asked, response) => {
      await sleep(30);
      solve(asked, response);
      answered += 1;
      if (answered === 12) stopping.abort();
    });
    accepted(await runs.start(basic()));
    const id = await runs.work(stopping.signal);
    expect((await runs.job(id)).state).toBe("queued");
    const kept = await itemsOf(id);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(40);
    const firstRun = endpoint.asked.length;
    endpoint.asked.length = 0;
    expect(await runs.work()).toBe(id);
    const again = endpoint.asked.map(({ body }) => lastOf(body));
    expect(again).toHaveLength(40 - kept.length);
    for (const { input } of kept) expect(again).not.toContain(input);
    // What was under way, and nothing else, was asked for nothing.
    expect(firstRun - kept.length).toBeLessThanOrEqual(4);
    expect((await evaluationOf()).evaluation).toMatchObject({ itemCount: 40, partial: false });
    expect(await itemsOf(id)).toHaveLength(40);
  });

  it("stops before its budget is spent, and counts what was answered", async () => {
    accepted(await runs.start(basic({ budget: { tokens: 200 }, maxTokens: 5 })));
    const id = await runs.work();
    const { evaluation } = await evaluationOf();
    expect(evaluation.partial).toBe(true);
    expect(evaluation.warnings[0]).toMatch(/^The budget was reached: the first 1\d of 40 items were asked\./);
    const items = await itemsOf(id);
    expect(items.length * 15).toBeLessThanOrEqual(200);
    expect(items.map(({ position }) => position)).toEqual(items.map((_, at) => at));
    expect(evaluation.scores.items[0]).toMatchObject({ n: items.length, nOriginal: 40 });
  });

  it("ends at once when the key is not accepted, with the endpoint's words, and leaves nothing", async () => {
    endpoint.answer((_, response) => sendJson(response, { error: { message: "Incorrect API key" } }, 401));
    accepted(await runs.start(basic()));
    const id = await runs.work();
    expect(endpoint.asked.length).toBeLessThanOrEqual(4);
    expect(await runs.job(id)).toMatchObject({ state: "failed", errorMessage: "Echo answers 401: Incorrect API key" });
    expect(await itemsOf(id)).toEqual([]);
    expect(await db().evaluation.count({ where: { id } })).toBe(0);
  });

  it("ends when the first twenty items all fail", async () => {
    endpoint.answer((_, response) => sendJson(response, { error: { message: "temperature is out of range" } }, 400));
    accepted(await runs.start(basic()));
    const id = await runs.work();
    expect(endpoint.asked.length).toBeLessThanOrEqual(24);
    const { state, errorMessage } = await runs.job(id);
    expect([state, errorMessage]).toEqual([
      "failed",
      expect.stringMatching(/^The first 20 items got no answer\..*out of range/),
    ]);
  });

  it("can be cancelled, and leaves nothing", async () => {
    endpoint.answer(async (asked, response) => {
      await sleep(200);
      solve(asked, response);
    });
    const { jobId } = accepted(await runs.start(basic({ concurrency: 2 })));
    const work = runs.work();
    await sleep(300);
    accepted(await cancelJob(await accessFor(runs.lead, runs.project, "job:cancel"), { id: jobId }));
    await work;
    expect((await runs.job(jobId)).state).toBe("cancelled");
    expect(endpoint.asked.length).toBeLessThan(40);
    expect(await itemsOf(jobId)).toEqual([]);
  });

  it("is not broken by a pattern that never ends", async () => {
    endpoint.answer((_, response) => sendJson(response, completion(`${"a".repeat(40)}!`)));
    accepted(
      await runs.start(basic({ maxItems: 4, assertions: [{ type: "regex", settings: { pattern: "^(a+)+$" } }] })),
    );
    await runs.work();
    const { evaluation } = await evaluationOf();
    expect(evaluation.scores.items[0]?.value).toBe(0);
    expect(evaluation.warnings[1]).toBe(
      "The pattern ^(a+)+$ took too long on some answers, which count as not matching.",
    );
  }, 30_000);
});

describe("a judge", () => {
  const rubric = {
    name: "Helpful",
    criteria: "The answer gives the sum.",
    scale: { kind: "points", lowest: 1, highest: 5 },
  };

  it("marks each answer, says why, and is left out where it gives no mark", async () => {
    endpoint.answer((asked, response) => {
      const said = lastOf(asked.body);
      if (!said.includes("<criteria>")) return solve(asked, response);
      if (said.includes("What is 3 +")) return sendJson(response, completion("I cannot say."));
      const mark = said.includes("rather not") ? 1 : 5;
      return sendJson(response, completion(`\`\`\`json\n{"reason": "It is so.", "score": ${mark}}\n\`\`\``));
    });
    accepted(await runs.start(basic({ assertions: [], judge: { connection, rubric } })));
    const id = await runs.work();
    expect(endpoint.asked).toHaveLength(80);
    const { evaluation, settings } = await evaluationOf();
    const [score] = evaluation.scores.items;
    expect(score).toMatchObject({ metric: "judge:Helpful", n: 39, interval: { method: "bootstrap" } });
    expect(score?.value).toBeCloseTo((38 * 5 + 1) / 39, 12);
    expect(evaluation.warnings).toEqual(["The judge gave 1 item no mark on the scale; its score leaves them out."]);
    const items = await itemsOf(id);
    expect(items[12]?.values).toEqual([1]);
    expect(items[3]?.values).toEqual([null]);
    expect(items[3]?.fields).toMatchObject({ "Helpful: the judge’s reason": expect.stringContaining("I cannot say.") });
    expect(settings).toMatchObject({ totals: { judgeTokens: 600 }, judge: { rubric: { name: "Helpful" } } });
  });
});

describe("people beside a judge", () => {
  const rubric = {
    name: "Right",
    criteria: "The answer gives the sum.",
    scale: { kind: "points", lowest: 1, highest: 5 },
  };

  it("mark answers, and the agreement says how far the judge is to be trusted", async () => {
    endpoint.answer((asked, response) => {
      const said = lastOf(asked.body);
      if (!said.includes("<criteria>")) return solve(asked, response);
      const [, number] = /What is (\d+) /.exec(said) ?? [];
      return sendJson(response, completion(`{"score": ${1 + (Number(number) % 5)}}`));
    });
    accepted(await runs.start(basic({ judge: { connection, rubric } })));
    await runs.work();
    const rating = await accessFor(runs.lead, runs.project, "item:rate");
    const before = await getJudgeAgreement(rating, 1);
    expect(before).toMatchObject({ metric: "judge:Right", measure: "alpha", ratedItems: 0, raters: 0, sameMark: null });
    const rate = (position: number, mark: number) => rateItem(rating, { evaluation: 1, position, rating: mark });
    accepted(await rate(0, 5));
    for (let position = 0; position < 20; position += 1) accepted(await rate(position, 1 + (position % 5)));
    const agreed = await getJudgeAgreement(rating, 1);
    // The first mark of item 1 was another; the newest counts.
    expect(agreed).toMatchObject({ ratedItems: 20, raters: 1, sameMark: 1, amongPeople: null });
    expect(agreed?.withPeople).toMatchObject({ value: 1, n: 20 });
    for (let position = 0; position < 10; position += 1) accepted(await rate(position, 5 - (position % 5)));
    const apart = await getJudgeAgreement(rating, 1);
    expect(apart?.withPeople.value).toBeLessThan(0.6);
    expect(apart?.withPeople.interval?.low).toBeLessThan(apart?.withPeople.value ?? 0);
    const reading = await accessFor(runs.lead, runs.project, "record:read");
    expect(await listOwnRatings(reading, 1, [0, 1, 39])).toEqual(
      new Map([
        [0, 5],
        [1, 4],
      ]),
    );
    expect(await rate(0, 6)).toMatchObject({ ok: false, reason: "off-the-scale", field: "rating" });
    expect(await rate(40, 3)).toMatchObject({ ok: false, reason: "no-such-item" });
  });

  it("cannot be held against a judge that is not there", async () => {
    accepted(await runs.start(basic({ maxItems: 1 })));
    await runs.work();
    const rating = await accessFor(runs.lead, runs.project, "item:rate");
    expect(await rateItem(rating, { evaluation: 1, position: 0, rating: 1 })).toMatchObject({ reason: "not-judged" });
    expect(await getJudgeAgreement(rating, 1)).toBeNull();
  });
});

describe("a run is refused before anything is asked", () => {
  it.each([
    [
      "a column that is not there",
      { prompt: "{{questoin}}" },
      "prompt",
      "The test set has no column “questoin”. It has id, question, answer, kind.",
    ],
    ["no such connection", { connection: 99 }, "connection", "This connection is not there. Choose another."],
    ["no such test set", { testSet: "7/1" }, "testSet", "The project keeps no test set 7/1."],
    [
      "nothing to judge by",
      { assertions: [] },
      "metrics",
      "Choose a metric, an assertion or a judge; answers alone are no result.",
    ],
    [
      "no references",
      { references: [], metrics: [{ metric: "accuracy" }] },
      "references",
      "Name the column that holds the right answers.",
    ],
  ] as const)("%s", async (_, change, field, message) => {
    const started = await runs.start(basic(change as Record<string, Json>));
    expect(started).toMatchObject({ ok: false, field, message });
    expect(endpoint.asked).toEqual([]);
    expect(await db().backgroundJob.count()).toBe(0);
  });

  it("a budget in dollars where nobody knows what a call costs", async () => {
    const free = await runs.connect("Free", endpoint.baseUrl, { inputUsd: "", outputUsd: "" });
    expect(await runs.start(basic({ connection: free, budget: { usd: 1 } }))).toMatchObject({
      ok: false,
      field: "budget.usd",
    });
  });
});
