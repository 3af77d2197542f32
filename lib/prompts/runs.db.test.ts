import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cancelJob } from "#lib/background/commands/cancel-job.ts";
import { type Asked, type Endpoint, sendJson, startEndpoint, TEST_KEY } from "#lib/connections/testing/endpoint.ts";
import { TestRuns } from "#lib/evaluation/testing/test-run.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor } from "#lib/lifecycle/testing/fixtures.ts";
import { db, pool } from "#lib/platform/db.ts";
import type { Json } from "#lib/platform/json-value.ts";
import { resumePromptRun } from "#lib/prompts/commands/resume-run.ts";
import { startPromptRun } from "#lib/prompts/commands/start-run.ts";
import { exportPromptRun } from "#lib/prompts/queries/export-run.ts";
import { getPromptRun, getRunPage } from "#lib/prompts/queries/get-run.ts";
import { listPromptAnswers } from "#lib/prompts/queries/list-answers.ts";
import { listPromptRuns } from "#lib/prompts/queries/list-runs.ts";
import { followRun, type RunEvent } from "#lib/prompts/running/follow-run.ts";
import { promptRunSchema } from "#lib/prompts/running/schema.ts";
import { lastMessageOf, streamAtOnce, streamSlowly } from "#lib/prompts/testing/stream-answers.ts";
import { workOnPromptRun } from "#lib/prompts/testing/test-prompt-runs.ts";
import { makePrompt } from "#lib/prompts/testing/test-prompts.ts";

let endpoint: Endpoint;
let runs: TestRuns;
let connection: number;

const TABLE = "word,note\nparrot,a bird\ncat,=SUM(1)\ndog,\n";

beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(() => endpoint.close());

beforeEach(async () => {
  await pool().query("DELETE FROM background_job");
  endpoint.answer(echo);
  endpoint.asked.length = 0;
  runs = await TestRuns.begin();
  connection = await runs.connect("Echo", endpoint.baseUrl);
  await makePrompt({ maker: runs.lead, project: runs.project }, "repeat", [
    "Say {{word}}.",
    {
      messages: [
        { role: "system", content: "Be loud." },
        { role: "user", content: "Shout {{word}}, {{ word }}!" },
      ],
      settings: { temperature: 0.5, maxTokens: 20 },
    },
    "{{word}} and {{tone}}",
  ]);
});

function echo(asked: Asked, response: Parameters<typeof streamAtOnce>[0]) {
  streamAtOnce(response, lastMessageOf(asked));
}

const start = (change: Record<string, Json> = {}) =>
  startPromptRun(runs.using, {
    prompt: "repeat",
    run: promptRunSchema.parse({
      variants: [
        { version: 1, connection },
        { version: 2, connection, model: "other-model" },
      ],
      table: { text: TABLE },
      ...change,
    }),
  });

const reading = () => accessFor(runs.lead, runs.project, "record:read");

async function runOf(number = 1) {
  const run = await getPromptRun(await reading(), number);
  if (!run) throw new Error("There is no run.");
  return run;
}

const answersOf = async (number = 1) =>
  (await listPromptAnswers(await reading(), number, { page: 1, withErrors: true }))?.items ?? [];

describe("a run side by side", () => {
  it("asks every variant about every row once, in its own words and settings", async () => {
    expect(accepted(await start())).toMatchObject({ number: 1, prompt: "repeat" });
    await workOnPromptRun();
    const run = await runOf();
    expect(run).toMatchObject({ state: "done", rowCount: 3, columns: ["word", "note"] });
    expect(run.variants.map(({ version, model, connection: name }) => [version, model, name])).toEqual([
      [1, "test-model", "Echo"],
      [2, "other-model", "Echo"],
    ]);
    expect(run.totals).toMatchObject([
      { variant: 0, answers: 3, errors: 0, inputTokens: 30, outputTokens: 15, costUsd: expect.closeTo(6e-5, 10) },
      { variant: 1, answers: 3, errors: 0 },
    ]);
    expect(run.totals[0]?.firstTokenMs).toBeGreaterThan(0);
    expect((await answersOf()).map(({ row, variant, answer }) => [row, variant, answer])).toEqual([
      [0, 0, "Say parrot."],
      [0, 1, "Shout parrot, parrot!"],
      [1, 0, "Say cat."],
      [1, 1, "Shout cat, cat!"],
      [2, 0, "Say dog."],
      [2, 1, "Shout dog, dog!"],
    ]);
    expect(endpoint.asked).toHaveLength(6);
    const loud = endpoint.asked.find(({ body }) => JSON.stringify(body).includes("Shout parrot"));
    expect(loud?.body).toMatchObject({ model: "other-model", temperature: 0.5, stream: true });
    const { items } = await listPromptRuns(await reading(), { page: 1 });
    expect(items).toMatchObject([{ number: 1, state: "done", answerCount: 6, versions: [1, 2] }]);
  });

  it("gives campaigns each answer with the messages it answers", async () => {
    accepted(await start());
    await workOnPromptRun();
    const pairs = await listPromptAnswers(await reading(), 1, { page: 1 });
    expect(pairs).toMatchObject({ total: 6 });
    expect(pairs?.items[1]).toMatchObject({
      asked: { version: 2, model: "other-model" },
      messages: [
        { role: "system", content: "Be loud." },
        { role: "user", content: "Shout parrot, parrot!" },
      ],
      values: { word: "parrot" },
      answer: "Shout parrot, parrot!",
    });
  });

  it("is told while it comes, to any page that follows, and again to one that reloads", async () => {
    endpoint.answer((asked, response) => streamSlowly(response, `It is ${lastMessageOf(asked)} now`, 120));
    accepted(await start({ table: { rows: [{ word: "parrot" }] }, variants: [{ version: 1, connection }] }));
    const work = workOnPromptRun();
    const { id: runId } = await runOf();
    const follow = async (after: number) => {
      const heard: RunEvent[] = [];
      const signal = new AbortController().signal;
      for await (const { event } of followRun({ runId, from: 0, to: 20, after, signal })) heard.push(event);
      return heard;
    };
    const heard = await follow(0);
    const types = heard.map(({ type }) => type);
    expect(types.indexOf("part")).toBeGreaterThan(-1);
    expect(types.indexOf("part")).toBeLessThan(types.indexOf("answer"));
    let text = "";
    for (const event of heard) if (event.type === "part") text = text.slice(0, event.from) + event.text;
    expect("It is Say parrot. now".startsWith(text)).toBe(true);
    expect(heard.at(-1)).toEqual({ type: "end", state: "done" });
    await work;
    expect((await follow(0)).map(({ type }) => type)).toEqual(["answer", "progress", "end"]);
    expect(await db().promptAnswerPart.count({ where: { runId } })).toBe(0);
  });

  it("shows the last words before a pause, while it lasts", async () => {
    const pause = Promise.withResolvers<void>();
    endpoint.answer((asked, response) => streamSlowly(response, `It is ${lastMessageOf(asked)} now`, 5, pause.promise));
    accepted(await start({ table: { rows: [{ word: "parrot" }] }, variants: [{ version: 1, connection }] }));
    const work = workOnPromptRun();
    const run = await runOf();
    const partOf = async () => (await getRunPage(await reading(), run, 1)).parts[0]?.text;
    await expect.poll(partOf, { timeout: 10_000 }).toBe("It is Say ");
    pause.resolve();
    await work;
    expect((await answersOf())[0]?.answer).toBe("It is Say parrot. now");
  });

  it("names the variable a table lacks before anything is asked", async () => {
    const both = { variants: [{ version: 3, connection }] };
    expect(await start(both)).toMatchObject({
      reason: "missing-variable",
      field: "table.text",
      message: "Version 3 asks for “tone”, which the table does not have. It has “word”, “note”.",
    });
    const gap: Record<string, Json> = { ...both, table: { rows: [{ word: "a", tone: "b" }, { word: "c" }] } };
    expect(await start(gap)).toMatchObject({ message: "Row 2 has no “tone”, which version 3 asks for." });
    expect(await start({ table: { text: "" } })).toMatchObject({ reason: "no-rows" });
    expect(await start({ table: { text: 'word,note\n"a' } })).toMatchObject({ ok: false, field: "table.text" });
    expect(await start({ table: { text: '{"word": "a"}\n{"word": ' } })).toMatchObject({
      message: expect.stringContaining("line 2"),
    });
    const many = Array.from({ length: 201 }, (_, index) => `w${index}`).join("\n");
    expect(await start({ table: { text: `word\n${many}` } })).toMatchObject({ reason: "too-many-rows" });
    expect(endpoint.asked).toEqual([]);
    expect(await db().promptRun.count({ where: { projectId: runs.project.id } })).toBe(0);
  });

  it("takes rows of a dataset version", async () => {
    const dataset = await runs.keep(
      "words",
      Array.from({ length: 30 }, (_, index) => ({ word: `w${index + 1}` })),
    );
    accepted(await start({ table: { dataset, from: 11, count: 2 }, variants: [{ version: 1, connection }] }));
    await workOnPromptRun();
    expect((await answersOf()).map(({ answer }) => answer)).toEqual(["Say w11.", "Say w12."]);
    expect(await runOf()).toMatchObject({ dataset });
    expect(await start({ table: { dataset, from: 31, count: 2 } })).toMatchObject({ reason: "no-rows" });
  });
});

describe("a run that does not get to its end", () => {
  it("keeps its answers when it is cancelled, and goes on with the rest", async () => {
    endpoint.answer((asked, response) => streamSlowly(response, lastMessageOf(asked), 60));
    const { jobId } = accepted(await start({ concurrency: 1 }));
    const work = workOnPromptRun();
    while ((await answersOf()).length === 0) await sleep(20);
    accepted(await cancelJob(await accessFor(runs.lead, runs.project, "job:cancel"), { id: jobId }));
    await work;
    const kept = (await answersOf()).length;
    expect(await runOf()).toMatchObject({ state: "cancelled" });
    expect(kept).toBeLessThan(6);
    endpoint.answer(echo);
    endpoint.asked.length = 0;
    accepted(await resumePromptRun(runs.using, { number: 1 }));
    expect(await resumePromptRun(runs.using, { number: 1 })).toMatchObject({ reason: "run-not-over" });
    await workOnPromptRun();
    expect(endpoint.asked).toHaveLength(6 - kept);
    expect(await answersOf()).toHaveLength(6);
    expect(await resumePromptRun(runs.using, { number: 1 })).toMatchObject({ reason: "run-complete" });
  });

  it("leaves one column out whose key is refused, asks the others, and can be gone on with", async () => {
    const other = await runs.connect("Locked", endpoint.baseUrl);
    endpoint.answer((asked, response) =>
      JSON.stringify(asked.body).includes("locked")
        ? sendJson(response, { error: { message: "Incorrect API key" } }, 401)
        : echo(asked, response),
    );
    const variants: Json = [
      { version: 1, connection: other, model: "locked" },
      { version: 1, connection },
    ];
    accepted(await start({ variants }));
    await workOnPromptRun();
    expect(await runOf()).toMatchObject({
      state: "failed",
      errorMessage: "Locked answers 401: Incorrect API key. The other columns were asked.",
      totals: [{ variant: 1, answers: 3 }],
    });
    endpoint.answer(echo);
    accepted(await resumePromptRun(runs.using, { number: 1 }));
    await workOnPromptRun();
    expect(await runOf()).toMatchObject({ state: "done", totals: [{ variant: 0, answers: 3 }, { answers: 3 }] });
  });

  it("keeps an error where an answer would be, and what came of one that broke off", async () => {
    endpoint.answer((asked, response) => {
      const said = lastMessageOf(asked);
      if (said.includes("cat")) return sendJson(response, { error: { message: "Not about cats" } }, 400);
      if (!said.includes("dog")) return echo(asked, response);
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write('data: {"choices":[{"index":0,"delta":{"content":"A half"}}]}\n\n');
      setTimeout(() => response.destroy(), 20);
    });
    accepted(await start({ attempts: 1, variants: [{ version: 1, connection }] }));
    await workOnPromptRun();
    const answers = await answersOf();
    expect(answers[1]).toMatchObject({ answer: null, error: "Echo answers 400: Not about cats" });
    expect(answers[2]).toMatchObject({ answer: "A half", error: expect.stringContaining("Echo"), isEstimated: true });
    expect((await listPromptAnswers(await reading(), 1, { page: 1 }))?.items).toHaveLength(1);
    expect(await runOf()).toMatchObject({ state: "done", totals: [{ answers: 3, errors: 2 }] });
  });

  it("ends before its budget would be passed", async () => {
    accepted(await start({ budget: { tokens: 50 }, concurrency: 1, variants: [{ version: 2, connection }] }));
    await workOnPromptRun();
    const run = await runOf();
    expect(run.state).toBe("done");
    expect(run.totals[0]?.answers).toBeLessThan(3);
    expect((run.totals[0]?.inputTokens ?? 0) + (run.totals[0]?.outputTokens ?? 0)).toBeLessThanOrEqual(50);
    expect(await start({ budget: { usd: 1 }, variants: [{ version: 1, connection: await free() }] })).toMatchObject({
      reason: "no-prices",
      field: "budget.usd",
    });
  });

  it("goes on in another process after this one stopped, and asks nothing twice but what was on its way", async () => {
    endpoint.answer((asked, response) => streamSlowly(response, lastMessageOf(asked), 40));
    accepted(await start({ concurrency: 2 }));
    const stopping = new AbortController();
    const work = workOnPromptRun(stopping.signal);
    while ((await answersOf()).length === 0) await sleep(20);
    stopping.abort();
    await work;
    expect(await runOf()).toMatchObject({ state: "queued" });
    const kept = (await answersOf()).length;
    endpoint.asked.length = 0;
    endpoint.answer(echo);
    await workOnPromptRun();
    expect(endpoint.asked).toHaveLength(6 - kept);
    expect(await runOf()).toMatchObject({ state: "done" });
  });
});

describe("what leaves the server", () => {
  it("holds no key, even one that the endpoint repeats", async () => {
    endpoint.answer((asked, response) =>
      lastMessageOf(asked).includes("cat")
        ? sendJson(response, { error: { message: `No thanks to ${TEST_KEY}` } }, 422)
        : streamSlowly(response, `Your key is ${TEST_KEY} indeed`, 60),
    );
    accepted(await start({ attempts: 1 }));
    const work = workOnPromptRun();
    const { id: runId } = await runOf();
    const heard: unknown[] = [];
    for await (const event of followRun({ runId, from: 0, to: 20, after: 0, signal: new AbortController().signal }))
      heard.push(event);
    await work;
    const exported = [await textOf("csv"), await textOf("jsonl")];
    const page = await getRunPage(await reading(), await runOf(), 1);
    const jobs = await db().backgroundJob.findMany();
    const everything = JSON.stringify([
      heard,
      exported,
      page,
      await runOf(),
      jobs.map(({ payload, title }) => [payload, title]),
    ]);
    expect(everything).toContain("[key]");
    expect(everything).not.toContain(TEST_KEY.slice(3, 15));
  });

  it("is a table that no spreadsheet runs, and lines with every answer", async () => {
    accepted(await start({ variants: [{ version: 1, connection }] }));
    await workOnPromptRun();
    const csv = (await textOf("csv")).split("\r\n");
    expect(csv[0]).toBe(
      "row,version,model,variant,word,note,answer,error,finish_reason,input_tokens,output_tokens,tokens_estimated,latency_ms,first_token_ms,cost_usd",
    );
    expect(csv[2]).toMatch(/^2,1,test-model,0,cat,'=SUM\(1\),Say cat\.,,stop,10,5,no,/);
    const lines = (await textOf("jsonl"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({
      ...{ row: 1, prompt: "repeat", version: 1, answer: "Say parrot.", values: { word: "parrot" } },
      messages: [{ role: "user", content: "Say parrot." }],
    });
  });
});

async function free(): Promise<number> {
  return runs.connect("Free", endpoint.baseUrl, { inputUsd: "", outputUsd: "" });
}

async function textOf(as: "csv" | "jsonl"): Promise<string> {
  const file = await exportPromptRun(await reading(), 1, as);
  let text = "";
  for await (const piece of file?.pieces ?? []) text += piece;
  return text;
}
