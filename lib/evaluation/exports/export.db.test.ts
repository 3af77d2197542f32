import { beforeEach, describe, expect, it } from "vitest";
import type { ProjectAccess } from "#lib/access/access.ts";
import { uploadEvaluation } from "#lib/evaluation/commands/upload-evaluation.ts";
import { exportEvaluation } from "#lib/evaluation/queries/export-evaluation.ts";
import type { ExportQuery } from "#lib/evaluation/schema.ts";
import { fixture, lines, readFile } from "#lib/evaluation/testing/read-file.ts";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";

let access: ProjectAccess<"evaluation:import">;
let reading: ProjectAccess<"record:read">;

beforeEach(async () => {
  const { lead, ...project } = await makeProject();
  access = await accessFor(lead, project, "evaluation:import");
  reading = await accessFor(lead, project, "record:read");
});

async function imported(content: string | Uint8Array, fileName: string): Promise<void> {
  async function* body() {
    yield Buffer.from(content);
  }
  const asked = { format: "auto", options: {}, fileName, background: false } as const;
  const uploaded = await uploadEvaluation(access, asked, body());
  if (!uploaded.ok) throw new Error(uploaded.message);
}

async function exported(query: ExportQuery): Promise<{ name: string; bytes: Buffer; text: string }> {
  const file = await exportEvaluation(reading, 1, query);
  if (!file?.ok) throw new Error(file?.message ?? "no evaluation");
  const pieces: Uint8Array[] = [];
  for await (const piece of file.value.bytes) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  return { name: file.value.name, bytes, text: bytes.toString() };
}

const SUMS = "samples_sums_2026-07-08T17-52-34.622576.jsonl";

describe("the results of an evaluation, exported as lm-eval", () => {
  it("are read back as they were, groups, numbers that are none and all", async () => {
    await imported(fixture("lm-eval-0.4.8.json"), "results.json");
    const { evaluation: before } = await readFile(fixture("lm-eval-0.4.8.json"), "results.json");
    const { name, bytes } = await exported({ as: "lm-eval" });
    expect(name).toBe("results_evaluation-1.json");
    const { evaluation: after } = await readFile(bytes, name);
    const { warnings: _, scores: scoresBefore, ...factsBefore } = before;
    const { warnings, scores: scoresAfter, ...factsAfter } = after;
    expect(warnings).toEqual([]);
    const { model: _model, ...settings } = factsBefore.settings;
    expect(factsAfter).toMatchObject({ ...factsBefore, settings });
    const byName = (scores: typeof scoresBefore) =>
      scores.toSorted((a, b) => (`${a.task}|${a.metric}|${a.filter}` < `${b.task}|${b.metric}|${b.filter}` ? -1 : 1));
    expect(byName(scoresAfter)).toEqual(byName(scoresBefore));
  });

  it("take the metrics of other tools along", async () => {
    await imported(fixture("evidently-legacy.json"), "report.json");
    const { value } = await readFile((await exported({ as: "lm-eval" })).bytes, "results.json");
    expect(value("ClassificationQualityMetric", "accuracy", "reference")).toBe(0.93);
    expect(value("DataDriftTable · city", "drift_score")).toBeNull();
  });
});

describe("the items of an evaluation", () => {
  it("are read back from samples as they were", async () => {
    const odd = {
      doc_id: "=x",
      doc: {},
      target: "['it\\'s', 'a\\nb']",
      filtered_resps: ["+1"],
      resps: [],
      filter: "none",
      acc: 0.5,
    };
    const list = {
      doc_id: "list",
      doc: {},
      target: "[\"['a']\"]",
      filtered_resps: [],
      resps: [],
      filter: "none",
      acc: 1,
    };
    const file = fixture(SUMS).toString() + lines(odd, list);
    await imported(file, SUMS);
    const { name, bytes } = await exported({ as: "samples" });
    expect(name).toBe("samples_sums.jsonl");
    const [before, after] = [await readFile(file, SUMS), await readFile(bytes, name)];
    expect(after.items.map((item) => ({ ...item, input: item.input ?? "" }))).toEqual(
      before.items.map((item) => ({ ...item, input: item.input ?? "" })),
    );
    expect(after.items.at(-1)?.expected).toEqual(["['a']"]);
    expect(after.evaluation.scores).toEqual(before.evaluation.scores);
  });

  it("of several tasks come as an archive that is read back too", async () => {
    await imported("id,task,acc,answer\n1,one,1,a\n1,two/b,0,b\n2,two/b,1,c\n", "a.csv");
    const { name, bytes } = await exported({ as: "samples" });
    expect(name).toBe("evaluation-1-samples.zip");
    const { items, value } = await readFile(bytes, name);
    expect(items.map(({ task, key }) => [task, key])).toEqual([
      ["one", "1"],
      ["two__b", "1"],
      ["two__b", "2"],
    ]);
    expect(value("two/b", "acc")).toBe(0.5);
    expect((await exported({ as: "samples", task: "one" })).text.trim().split("\n")).toHaveLength(1);
    expect(await exportEvaluation(reading, 1, { as: "samples", task: "three" })).toMatchObject({
      ok: false,
      field: "task",
    });
  });

  it("come as a table that no spreadsheet runs, page by page", async () => {
    const many = Array.from({ length: 600 }, (_, id) => ({
      doc_id: id,
      doc: { area: id % 2 ? "a" : "b" },
      target: "x",
      resps: [["=1+1"]],
      acc: id % 2,
    }));
    await imported(lines(...many), "samples_t.jsonl");
    const { name, text } = await exported({ as: "csv" });
    expect(name).toBe("evaluation-1-items.csv");
    const rows = text.trim().split("\r\n");
    expect(rows).toHaveLength(601);
    expect(rows[0]).toBe(
      "id,task,filter,input,expected,answer,error,acc,area,latency_ms,prompt_tokens,completion_tokens,cost_usd",
    );
    expect(rows[600]).toBe("599,t,none,,x,'=1+1,,1,a,,,,");
    const { value, items } = await readFile(text, "t.csv");
    expect([items.length, value("t", "acc")]).toEqual([600, 0.5]);
  });

  it("come as JSON with everything", async () => {
    await imported(fixture("promptfoo-v3.json"), "output.json");
    const whole = JSON.parse((await exported({ as: "json" })).text);
    expect(whole).toMatchObject({
      evaluation: { number: 1, format: "promptfoo", itemCount: 4 },
      scores: expect.any(Array),
    });
    expect(whole.items[0]).toMatchObject({ key: "0", latencyMs: 412, metrics: { pass: 1, score: 0.9, kindness: 0.8 } });
  });

  it("may not be there", async () => {
    await imported(fixture("evidently-0.7.json"), "report.json");
    expect(await exportEvaluation(reading, 1, { as: "samples" })).toMatchObject({ ok: false, reason: "no-items" });
    expect((await exported({ as: "csv" })).name).toBe("evaluation-1-scores.csv");
    expect(JSON.parse((await exported({ as: "json" })).text).items).toEqual([]);
    expect(await exportEvaluation(reading, 7, { as: "json" })).toBeNull();
  });
});
