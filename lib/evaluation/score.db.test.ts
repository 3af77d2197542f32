import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import type { Person, ProjectAccess } from "#lib/access/access.ts";
import { claimJob } from "#lib/background/claim.ts";
import { getJob } from "#lib/background/queries/get-job.ts";
import { runJob } from "#lib/background/run-job.ts";
import type { JobView } from "#lib/background/views.ts";
import { bytesOfRows as lines, makeVersion, streamed } from "#lib/data/testing/datasets.ts";
import { scoreQuery } from "#lib/evaluation/answers/schema.ts";
import { type ScoringStarted, startScoring } from "#lib/evaluation/commands/start-scoring.ts";
import { readRows } from "#lib/evaluation/items/score-rows.ts";
import { scoreAnswersJob } from "#lib/evaluation/jobs/score-answers.ts";
import { getEvaluation } from "#lib/evaluation/queries/get-evaluation.ts";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db, pool } from "#lib/platform/db.ts";
import type { Outcome } from "#lib/platform/outcome.ts";
import expected from "#lib/statistics/vectors/text-overlap.expected.json" with { type: "json" };
import inputs from "#lib/statistics/vectors/text-overlap.inputs.json" with { type: "json" };

let lead: Person;
let access: ProjectAccess<"evaluation:import" | "project:read">;
let reading: ProjectAccess<"record:read" | "project:read">;

beforeEach(async () => {
  await pool().query("DELETE FROM background_job");
  const { lead: maker, ...project } = await makeProject();
  lead = maker;
  access = await accessFor(lead, project, "evaluation:import");
  reading = await accessFor(lead, project, "record:read");
});

type Sent = Record<string, string>;

function start(file: string | Uint8Array, sent: Sent): Promise<Outcome<ScoringStarted, string>> {
  const request = scoreQuery.parse({ format: "jsonl", fileName: "answers.jsonl", ...sent });
  return startScoring(access, request, streamed(file, 1000));
}

async function runNext(signal = new AbortController().signal): Promise<void> {
  const job = await claimJob();
  if (!job) throw new Error("nothing to claim");
  await runJob(job, new Map([[scoreAnswersJob.kind, scoreAnswersJob]]), signal);
}

async function score(file: string | Uint8Array, sent: Sent): Promise<JobView> {
  const started = await start(file, sent);
  if (!started.ok || started.value.jobId === null) throw new Error(`not started: ${JSON.stringify(started)}`);
  await runNext();
  const job = await getJob(reading, started.value.jobId);
  if (!job) throw new Error("no job");
  return job;
}

const read = (number = 1) => getEvaluation(reading, number, { page: 1, pageSize: 100 });
const LABELS = Array.from({ length: 40 }, (_, at) => ({
  id: `q${at}`,
  prediction: at % 4 === 0 ? "yes" : "no",
  reference: at % 5 === 0 ? "yes" : "no",
  language: at % 2 === 0 ? "de" : "en",
}));
const RIGHT = LABELS.filter(({ prediction, reference }) => prediction === reference).length;

async function countRows(): Promise<Record<string, number>> {
  const { rows } = await pool().query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'background_job'",
  );
  const counts = await Promise.all(
    rows.map(async ({ name }) => {
      const { rows: counted } = await pool().query<{ count: string }>(`SELECT count(*) FROM "${name}"`);
      return [name, Number(counted[0]?.count)] as const;
    }),
  );
  return Object.fromEntries(counts);
}

describe("a file of answers", () => {
  it("becomes an evaluation with scores, intervals, slices, items and what they rest on", async () => {
    const job = await score(lines(LABELS), { metrics: "accuracy,macro_f1", model: "m-1" });
    expect(job).toMatchObject({ state: "done", resultPath: "evaluation/1", done: 40, total: 40 });
    const evaluation = await read();
    expect(evaluation).toMatchObject({
      ...{ origin: "scored", format: "predictions", name: "m-1", modelName: "m-1", itemCount: 40, partial: false },
      warnings: [],
    });
    const [accuracy, macro] = evaluation?.scores.items ?? [];
    expect(accuracy).toMatchObject({
      ...{ task: "answers", metricKey: "accuracy", filter: "none", value: RIGHT / 40, n: 40, nOriginal: 40 },
      interval: { method: "wilson" },
      signature: expect.stringContaining("version:cairn."),
    });
    expect(macro).toMatchObject({ metricKey: "macro_f1", interval: { method: "bootstrap" } });
    const stored = await db().evaluation.findFirstOrThrow({
      where: { projectId: access.project.id },
      select: { id: true, sliceFields: true, itemMetrics: true },
    });
    expect(stored.sliceFields).toEqual(["language"]);
    expect(stored.itemMetrics).toEqual([
      { metric: "accuracy", metricKey: "accuracy", position: 0 },
      { metric: "macro_f1", metricKey: "macro_f1", position: 1 },
    ]);
    const rows = await readRows(stored.id, 0);
    expect(rows).toMatchObject({ width: 1, items: 40 });
    expect(rows?.rows.reduce((sum, row) => sum + row, 0)).toBe(RIGHT);
    const slices = await db().sliceScore.findMany({ where: { evaluationId: stored.id, position: 0 } });
    expect(slices.map(({ slice, n }) => [slice, n]).sort()).toEqual([
      ["de", 20],
      ["en", 20],
    ]);
    const item = await db().evaluationItem.findFirstOrThrow({ where: { evaluationId: stored.id, position: 3 } });
    expect(item).toMatchObject({
      key: "q3",
      answer: "no",
      expected: ["no"],
      values: [1, 1],
      fields: { language: "en" },
    });
  });

  it("with perturbed versions is scored as it is, by perturbation, and at its worst", async () => {
    const versions = LABELS.flatMap((row, at) => [
      { ...row, perturbation: "" },
      { ...row, perturbation: "typos", prediction: at < 10 ? "no" : row.prediction },
      ...(at < 20 ? [{ ...row, perturbation: "dialect", prediction: "no" }] : []),
    ]);
    const job = await score(lines(versions), { metrics: "accuracy,macro_f1", model: "m-1" });
    expect(job).toMatchObject({ state: "done", total: 100 });
    const scores = (await read())?.scores.items ?? [];
    const right = (row: { prediction: string; reference: string }) => row.prediction === row.reference;
    const worst = LABELS.filter((row, at) => right(row) && (at >= 10 || row.reference === "no")).length;
    expect(scores.map(({ metric, filter, value, n }) => [metric, filter, value, n])).toEqual([
      ["accuracy", "none", RIGHT / 40, 40],
      ["macro_f1", "none", expect.any(Number), 40],
      ["accuracy", "typos:perturbed", expect.any(Number), 40],
      ["macro_f1", "typos:perturbed", expect.any(Number), 40],
      ["accuracy", "dialect:perturbed", 16 / 20, 20],
      ["macro_f1", "dialect:perturbed", expect.any(Number), 20],
      ["accuracy", "robustness:worst", worst / 40, 40],
      ["accuracy", "fairness:worst", expect.any(Number), 20],
    ]);
    const stored = await db().evaluation.findFirstOrThrow({
      where: { projectId: access.project.id },
      select: { id: true, itemCount: true, itemMetrics: true },
    });
    expect(stored.itemCount).toBe(100);
    expect(stored.itemMetrics).toHaveLength(2);
    const slices = await db().sliceScore.findMany({ where: { evaluationId: stored.id, position: 0 } });
    expect(slices.map(({ slice, n }) => [slice, n]).sort()).toEqual([
      ["de", 20],
      ["en", 20],
    ]);
    const items = await db().evaluationItem.findMany({ where: { evaluationId: stored.id, key: "q3" } });
    expect(items.map(({ filter }) => filter).sort()).toEqual(["dialect:perturbed", "none", "typos:perturbed"]);
    const twice = await score(lines([...versions, ...versions.slice(1, 2)]), { metrics: "accuracy" });
    expect(twice.errorMessage).toContain("Lines 2 and 101 have the same id, “q0”, and the same perturbation");
  });

  it("is scored once with the same settings, packed or not", async () => {
    await score(lines(LABELS), { metrics: "accuracy" });
    const again = await start(gzipSync(lines(LABELS)), { metrics: "accuracy" });
    expect(again).toMatchObject({ ok: true, value: { jobId: null, evaluation: { number: 1 } } });
    expect(await score(lines(LABELS), { metrics: "mcc" })).toMatchObject({ resultPath: "evaluation/2" });
  });
});

describe("a file that cannot be scored", () => {
  const wrong: [what: string, file: string | Uint8Array, sent: Sent, message: RegExp, field?: string][] = [
    ["a line that is no JSON", `${lines(LABELS.slice(0, 3))}{"id": "x", `, {}, /line 4/],
    ["a line that is no object", `${lines(LABELS.slice(0, 3))}[1, 2]\n`, {}, /Line 4 is no object/],
    ["an id given twice", lines([...LABELS, { ...LABELS[2], id: "q2" }]), {}, /Lines 3 and 41 have the same id, “q2”/],
    ["no id", lines([...LABELS, { ...LABELS[2], id: null }]), {}, /Line 41 has no id \(field “id”\)/],
    [
      "no prediction",
      lines([...LABELS, { id: "x", reference: "a" }]),
      {},
      /Line 41 has no prediction \(field “prediction”\)/,
    ],
    [
      "no reference",
      lines([...LABELS, { id: "x", prediction: "a" }]),
      {},
      /Line 41 has no reference \(field “reference”\)/,
    ],
    [
      "NaN",
      `${lines(LABELS)}{"id": "x", "prediction": NaN, "reference": "a"}\n`,
      {},
      /Line 41 has NaN in “prediction”/,
    ],
    [
      "a prediction that is an object",
      lines([{ id: "x", prediction: { a: 1 }, reference: "a" }]),
      {},
      /Line 1 has an object in “prediction”/,
    ],
    [
      "a ragged table",
      "id,prediction,reference\na,b,c\nd,e\nf,g,h\n",
      { format: "csv" },
      /Line 3 has 2 fields where the header has 3/,
    ],
    [
      "a confidence above 1",
      lines([{ id: "x", prediction: "a", reference: "a", confidence: 70 }]),
      { metrics: "ece" },
      /can score no answer of the file \(line 1, confidence\)/,
    ],
    ["labels that are no numbers", lines(LABELS), { metrics: "accuracy,pearson" }, /pearson can score no answer/],
    [
      "a file that is not UTF-8",
      Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x0a]),
      { columns: '{"prediction":"p","references":["r"]}' },
      /UTF-8/,
    ],
  ];

  it.each(wrong)("with %s says where, and leaves nothing", async (_, file, sent, message) => {
    const before = await countRows();
    const job = await score(file, { metrics: "accuracy", ...sent });
    expect(job).toMatchObject({ state: "failed" });
    expect(job.errorMessage).toMatch(message);
    const after = await countRows();
    expect({ ...after, project: before.project }).toEqual(before);
  });

  it("is refused at once where the request is wrong, and leaves nothing", async () => {
    const before = await countRows();
    expect(await start("", { metrics: "accuracy" })).toMatchObject({ ok: false, reason: "answers.none" });
    expect(await start(lines([{ a: 1 }]), { metrics: "accuracy" })).toMatchObject({
      ...{ ok: false, reason: "answers.column-needed", field: "columns.prediction" },
    });
    expect(await start(lines(LABELS), { metrics: "ece" })).toMatchObject({ ok: false, field: "columns.confidence" });
    expect(await start(gzipSync(lines(LABELS)).subarray(0, 60), { metrics: "accuracy" })).toMatchObject({
      ...{ ok: false, reason: "packed.damaged" },
    });
    expect(await countRows()).toEqual(before);
    expect(await claimJob()).toBeNull();
  });

  it("or whose scoring was stopped leaves nothing", async () => {
    const before = await countRows();
    expect(await start(lines(LABELS), { metrics: "accuracy" })).toMatchObject({ ok: true });
    await pool().query("UPDATE background_job SET cancel_asked_at = now()");
    await runNext();
    expect({ ...(await countRows()), project: before.project }).toEqual(before);
  });
});

describe("a corpus of translations", () => {
  it("scores as sacreBLEU does, all the way from the file", async () => {
    const segments = inputs.hyp.map((hyp, at) => ({ hyp, ref0: inputs.ref0[at], ref1: inputs.ref1[at] }));
    const job = await score(lines(segments), {
      columns: JSON.stringify({ prediction: "hyp", references: ["ref0", "ref1"] }),
      metrics: JSON.stringify([
        { metric: "bleu" },
        { metric: "bleu", settings: { tokenize: "intl" } },
        { metric: "ter" },
      ]),
    });
    expect(job).toMatchObject({ state: "done", errorMessage: null });
    const scores = (await read())?.scores.items ?? [];
    const wanted = ["bleu.13a.exp.2ref", "bleu.intl.exp.2ref", "ter.2ref"] as const;
    expect(scores.map(({ metricKey, filter }) => [metricKey, filter])).toEqual([
      ["bleu", "tokenize:13a"],
      ["bleu", "tokenize:intl"],
      ["ter", "none"],
    ]);
    for (const [at, key] of wanted.entries()) {
      expect(scores[at]?.value, key).toBeCloseTo(Number(expected.scores[key].score), 8);
      expect(scores[at]?.signature, key).toMatch(/^nrefs:2\|case:/);
      expect(scores[at]?.interval, key).toMatchObject({ method: "bootstrap" });
    }
  });
});

describe("predictions alone", () => {
  const rows = LABELS.map(({ id, reference }) => ({ id, question: `Is ${id} right?`, answer: reference }));
  const predictions = LABELS.map(({ id, prediction }) => ({ id, prediction }));

  beforeEach(async () => {
    const making = await accessFor(lead, access.project, "data:update");
    await makeVersion(making, "Questions", "test", rows);
  });

  it("are paired with a test set by id, in any order, and count as a look at it", async () => {
    const file = lines(predictions.toReversed());
    expect(await score(file, { metrics: "accuracy", test: "1/1" })).toMatchObject({ state: "done" });
    const evaluation = await read();
    expect(evaluation?.scores.items).toMatchObject([{ value: RIGHT / 40, n: 40 }]);
    const looks = await db().testSetLook.findMany({ where: { projectId: access.project.id } });
    expect(looks).toMatchObject([{ number: 1 }]);
    const item = await db().evaluationItem.findFirstOrThrow({
      where: { evaluationId: looks[0]?.evaluationId, key: "q5" },
    });
    expect(item).toMatchObject({ input: "Is q5 right?", expected: ["yes"], answer: "no" });
  });

  it("are paired by their order where they have no ids", async () => {
    const file = lines(predictions.map(({ prediction }) => ({ prediction })));
    expect(await score(file, { metrics: "accuracy", test: "1" })).toMatchObject({ state: "done" });
    expect((await read())?.scores.items).toMatchObject([{ value: RIGHT / 40, n: 40 }]);
  });

  it.each([
    [predictions.slice(1), /1 row of the test set has no answer: “q0” in its line 1/],
    [
      [...predictions, { id: "q99", prediction: "no" }],
      /1 answer has an id that the test set does not know: “q99” in line 41/,
    ],
    [
      predictions.slice(1).map(({ prediction }) => ({ prediction })),
      /The file has 39 answers, and the test set has more rows/,
    ],
    [[...predictions, {}].map(() => ({ prediction: "no" })), /more answers than the test set has rows, which are 40/],
  ])("must answer the whole test set", async (sent, message) => {
    const job = await score(lines(sent), { metrics: "accuracy", test: "1/1" });
    expect(job).toMatchObject({ state: "failed", errorMessage: expect.stringMatching(message) });
    expect(await read()).toBeNull();
  });

  it("need a test set that is there", async () => {
    const started = await start(lines(predictions), { metrics: "accuracy", test: "7" });
    expect(started).toMatchObject({ ok: false, reason: "no-such-test-set", field: "test" });
  });
});

describe("what a metric cannot score", () => {
  it("is counted and said, and the rest is scored", async () => {
    const rated = [
      ...[
        { id: 1, prediction: "1.5", reference: "2" },
        { id: 2, prediction: "about 3", reference: "3" },
      ],
      { id: 3, prediction: 4, reference: 4 },
    ];
    await score(lines(rated), { metrics: "mae" });
    const evaluation = await read();
    expect(evaluation?.scores.items).toMatchObject([{ value: 0.25, n: 2, nOriginal: 3 }]);
    expect(evaluation).toMatchObject({ partial: true });
    expect(evaluation?.warnings).toEqual([expect.stringMatching(/^mae could score 2 of 3 items\. .* line 2: /)]);
  });
});
