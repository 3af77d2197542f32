import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import type { ProjectAccess } from "#lib/access/access.ts";
import { claimJob } from "#lib/background/claim.ts";
import { cancelJob } from "#lib/background/commands/cancel-job.ts";
import { getJob } from "#lib/background/queries/get-job.ts";
import { runJob } from "#lib/background/run-job.ts";
import { makeVersion, streamed } from "#lib/data/testing/datasets.ts";
import { type UploadRequest, uploadEvaluation } from "#lib/evaluation/commands/upload-evaluation.ts";
import { ItemWriter } from "#lib/evaluation/items/item-writer.ts";
import { sweepItems } from "#lib/evaluation/items/sweep-items.ts";
import { importEvaluationJob } from "#lib/evaluation/jobs/import-evaluation.ts";
import { getEvaluation } from "#lib/evaluation/queries/get-evaluation.ts";
import { fixture, lines } from "#lib/evaluation/testing/read-file.ts";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db, pool } from "#lib/platform/db.ts";

const SUMS = "samples_sums_2026-07-08T17-52-34.622576.jsonl";
const KINDS = new Map([[importEvaluationJob.kind, importEvaluationJob]]);

let access: ProjectAccess<"evaluation:import" | "project:read">;
let reading: ProjectAccess<"record:read">;
let cancelling: ProjectAccess<"job:cancel">;
let keeping: ProjectAccess<"data:update">;

beforeEach(async () => {
  await pool().query("DELETE FROM background_job");
  const { lead, ...project } = await makeProject();
  access = await accessFor(lead, project, "evaluation:import");
  reading = await accessFor(lead, project, "record:read");
  cancelling = await accessFor(lead, project, "job:cancel");
  keeping = await accessFor(lead, project, "data:update");
});

async function upload(file: string | Uint8Array, request: Partial<UploadRequest> = {}) {
  const asked = { format: "auto", options: {}, fileName: SUMS, background: true, ...request } as const;
  const uploaded = await uploadEvaluation(access, asked, streamed(file));
  if (!uploaded.ok) throw new Error(uploaded.message);
  return uploaded.value;
}

async function started(file: string | Uint8Array, request: Partial<UploadRequest> = {}): Promise<string> {
  const { jobId } = await upload(file, request);
  if (jobId === null) throw new Error("nothing was started");
  return jobId;
}

async function runOnce(): Promise<void> {
  const job = await claimJob();
  if (!job) throw new Error("nothing to claim");
  await runJob(job, KINDS, new AbortController().signal);
}

const scoresOf = async (number: number) =>
  (await getEvaluation(access, number, { page: 1, pageSize: 100 }))?.scores.items;
const itemsOf = (evaluationId: string) =>
  db().evaluationItem.findMany({ where: { evaluationId }, orderBy: { position: "asc" } });

async function leftBehind(): Promise<{ items: number; blobs: number; evaluations: number }> {
  const { id: projectId } = access.project;
  const { rows } = await pool().query<{ count: number }>(
    "SELECT count(*)::int AS count FROM evaluation_item i WHERE NOT EXISTS (SELECT FROM evaluation e WHERE e.id = i.evaluation_id)",
  );
  return {
    items: rows[0]?.count ?? 0,
    blobs: await db().blob.count({ where: { projectId, keptAt: null } }),
    evaluations: await db().evaluation.count({ where: { projectId } }),
  };
}

describe("an import in the background", () => {
  it("makes an evaluation with its items and scores, and says where it is", async () => {
    const jobId = await started(fixture(SUMS), { name: "nightly" });
    expect(await leftBehind()).toMatchObject({ evaluations: 0 });
    await runOnce();
    const size = fixture(SUMS).length;
    expect(await getJob(reading, jobId)).toMatchObject({
      state: "done",
      resultPath: "evaluation/1",
      unit: "bytes",
      total: size,
    });
    const evaluation = await getEvaluation(access, 1, { page: 1, pageSize: 10 });
    expect(evaluation).toMatchObject({
      name: "nightly",
      format: "lm-eval-samples",
      itemCount: 4,
      scoreCount: 2,
      origin: "imported",
    });
    expect(evaluation?.scores.items).toMatchObject([
      { metric: "exact_match", filter: "strict-match", value: 0.5, n: 2, interval: { method: "wilson" } },
      { metric: "exact_match", filter: "flexible-extract", value: 1, n: 2 },
    ]);
    const items = await itemsOf(jobId);
    expect(items.map(({ key, filter, values, answer }) => [key, filter, values, answer])).toEqual([
      ["0", "strict-match", [1], "4"],
      ["0", "flexible-extract", [1], "4"],
      ["1", "strict-match", [0], "54"],
      ["1", "flexible-extract", [1], "56"],
    ]);
    expect(items[2]).toMatchObject({ expected: ["56", "fifty-six"], fields: { level: "hard" } });
    expect(await leftBehind()).toEqual({ items: 0, blobs: 0, evaluations: 1 });
  });

  it("is done once for the same bytes, however they come", async () => {
    const first = await started(fixture(SUMS));
    await started(fixture(SUMS));
    await runOnce();
    await runOnce();
    expect(await getEvaluation(access, 2, { page: 1, pageSize: 1 })).toBeNull();
    expect(await upload(fixture(SUMS), { background: false })).toMatchObject({
      alreadyImported: true,
      evaluation: { number: 1 },
    });
    expect((await itemsOf(first)).length).toBe(4);
    expect(await leftBehind()).toEqual({ items: 0, blobs: 0, evaluations: 1 });
  });

  it("begins anew after a crash, whatever that left", async () => {
    const jobId = await started(fixture(SUMS));
    const writer = new ItemWriter(jobId);
    const half = {
      task: "half",
      filter: "none",
      key: "x",
      input: null,
      expected: [],
      answer: null,
      fields: {},
      values: { acc: 1 },
    };
    await writer.add([
      { ...half, error: null, latencyMs: null, promptTokens: null, completionTokens: null, costUsd: null },
    ]);
    await writer.flush();
    await runOnce();
    expect((await itemsOf(jobId)).map(({ task }) => task)).toEqual(["sums", "sums", "sums", "sums"]);
  });

  it("that crashed after its evaluation was there finds it, and takes nothing away", async () => {
    const jobId = await started(fixture(SUMS));
    await runOnce();
    await pool().query(
      "UPDATE background_job SET state = 'queued', finished_at = NULL, result_path = NULL WHERE id = $1",
      [jobId],
    );
    await runOnce();
    expect(await getJob(reading, jobId)).toMatchObject({ state: "done", resultPath: "evaluation/1" });
    await pool().query("UPDATE background_job SET state = 'queued', cancel_asked_at = now() WHERE id = $1", [jobId]);
    await runOnce();
    expect(await getJob(reading, jobId)).toMatchObject({ state: "cancelled" });
    expect(await itemsOf(jobId)).toHaveLength(4);
    expect(await leftBehind()).toEqual({ items: 0, blobs: 0, evaluations: 1 });
  });

  it("whose process died for good leaves items that are swept after a day", async () => {
    const stray = "018f0000-0000-7000-8000-000000000000";
    const young = await pool().query("SELECT uuidv7() AS id");
    const working = await started(fixture(SUMS));
    for (const id of [stray, young.rows[0].id, working]) {
      await pool().query(
        "INSERT INTO evaluation_item (evaluation_id, position, task, filter, key, fields) VALUES ($1, 0, 't', 'none', 'k', '{}')",
        [id],
      );
    }
    expect(await sweepItems()).toBe(1);
    expect(await itemsOf(stray)).toEqual([]);
    await pool().query("DELETE FROM evaluation_item WHERE evaluation_id = ANY($1)", [[young.rows[0].id, working]]);
  });

  it("that is refused says why, by line, and leaves nothing", async () => {
    const good = Array.from({ length: 1500 }, (_, id) => ({ doc_id: id, target: "x", acc: 1 }));
    const jobId = await started(lines(...good, { doc_id: 7, target: "x", acc: 0 }), { fileName: "samples_x.jsonl" });
    await runOnce();
    expect(await getJob(reading, jobId)).toMatchObject({
      state: "failed",
      errorMessage: expect.stringContaining("Lines 8 and 1501 have the same id"),
    });
    expect(await leftBehind()).toEqual({ items: 0, blobs: 0, evaluations: 0 });
  });

  it("that is cancelled leaves nothing", async () => {
    const many = Array.from({ length: 60_000 }, (_, id) => ({
      doc_id: id,
      target: "x",
      resps: [["x".repeat(300)]],
      acc: 1,
    }));
    const jobId = await started(lines(...many), { fileName: "samples_x.jsonl" });
    const running = runOnce();
    while ((await leftBehind()).items === 0) await sleep(20);
    await cancelJob(cancelling, { id: jobId });
    await running;
    expect(await getJob(reading, jobId)).toMatchObject({ state: "cancelled" });
    expect(await leftBehind()).toEqual({ items: 0, blobs: 0, evaluations: 0 });
  });

  it("counts as a look at the test set it names", async () => {
    const { dataset } = await makeVersion(keeping, "sums", "test", [{ question: "2+2?" }]);
    const uploaded = await upload(fixture(SUMS), { background: false, test: `${dataset}/1` });
    expect(uploaded.evaluation?.number).toBe(1);
    expect(await db().testSetLook.count({ where: { projectId: access.project.id } })).toBe(1);
    const refused = await uploadEvaluation(
      access,
      { format: "auto", options: {}, fileName: "x", background: false, test: "9/9" },
      streamed(fixture("promptfoo-v3.json")),
    );
    expect(refused).toMatchObject({ ok: false, reason: "no-such-test-set", field: "test" });
    expect(await leftBehind()).toMatchObject({ blobs: 0 });
  });
});

describe("an import while its sender waits", () => {
  it.each([
    ["promptfoo-v3.json", "promptfoo", 4],
    ["evidently-0.7.json", "evidently", 0],
    ["eval_results_table.json", "mlflow", 3],
    ["openai-evals.jsonl", "openai-evals", 2],
    ["answers.csv", "table", 3],
  ])("stores %s", async (name, format, itemCount) => {
    const { evaluation } = await upload(fixture(name), { fileName: name, background: false });
    expect(evaluation).toMatchObject({ format, itemCount });
    expect(await scoresOf(1)).not.toEqual([]);
    expect(await leftBehind()).toEqual({ items: 0, blobs: 0, evaluations: 1 });
  });

  it("reads the same table again where its columns are others", async () => {
    const table = { fileName: "a.csv", background: false };
    expect((await upload(fixture("answers.csv"), table)).evaluation?.number).toBe(1);
    const options = { columns: { metrics: ["is_correct"] } };
    expect((await upload(fixture("answers.csv"), { ...table, options })).evaluation?.number).toBe(2);
    expect(await upload(fixture("answers.csv"), { ...table, options })).toMatchObject({ alreadyImported: true });
  });

  it("fits what no table could hold", async () => {
    const odd = {
      doc_id: "k".repeat(5000),
      target: "a\u0000b",
      resps: [["\ud800"]],
      acc: 1,
      doc: { "": "x", __proto__: "y" },
    };
    await upload(lines(odd), { fileName: "samples_x.jsonl", background: false });
    const long = { fileName: "samples_x.jsonl", options: { task: "t" }, background: false };
    expect((await upload(lines(odd, { ...odd, doc_id: randomUUID() }), long)).evaluation?.itemCount).toBe(2);
  });
});
