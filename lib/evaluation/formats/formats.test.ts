import { execFileSync } from "node:child_process";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { fixture, lines, readFile, refusalOf } from "#lib/evaluation/testing/read-file.ts";

const HELM_FILES = ["run_spec.json", "stats.json", "per_instance_stats.json", "scenario_state.json"];
const RUN = "runs/v1/returns:language=en,model=acme_tale-7b";

function helmZip(change: Record<string, string | null> = {}, folder = RUN): Uint8Array {
  const files = HELM_FILES.flatMap((name) => {
    const own = change[name];
    return own === null
      ? []
      : [[`${folder}/${name}`, own === undefined ? fixture(`helm-run/${name}`) : Buffer.from(own)] as const];
  });
  return zipSync(Object.fromEntries(files));
}

describe("a run of HELM", () => {
  it("gives the scores of its leaderboard as they are, and those under perturbations by name", async () => {
    const { evaluation, value } = await readFile(helmZip(), "run.zip");
    const task = "returns:language=en";
    expect(evaluation).toMatchObject({
      format: "helm",
      modelName: "acme/tale-7b",
      date: new Date(1_716_000_000_000),
      taskCount: 1,
    });
    expect(
      evaluation.scores.filter(({ metric }) => metric === "exact_match").map(({ filter, value }) => [filter, value]),
    ).toEqual([
      ["none", 0.5],
      ["robustness:worst", 0],
      ["dialect(prob=1,source_class=SAE):perturbed", 0],
      ["dialect(prob=0.5,source_class=SAE):perturbed", 0.5],
      ["typos:perturbed", 0.5],
      ["train", 1],
    ]);
    expect(evaluation.scores[0]).toMatchObject({ n: 2, nShot: 5, interval: { method: "wilson" } });
    expect(value(task, "bias_metric:mode=representation,demographic_category=race")).toBe(0.3);
    expect(value(task, "untouched")).toBe(0.5);
    expect(value(task, "training_co2_cost")).toBeUndefined();
  });

  it("gives its answers with their numbers", async () => {
    for (const packed of [helmZip(), gzipSync(tarOfFixtures())]) {
      const { items } = await readFile(packed, "run");
      expect(items.map(({ key, filter, answer, values }) => [key, filter, answer, values.exact_match])).toEqual([
        ["id1", "none", "30 days", 1],
        ["id2", "none", "90 days", 0],
        ["id1 seed 7", "dialect(prob=1,source_class=SAE):perturbed", "90 days", 0],
      ]);
      expect(items[0]).toMatchObject({ expected: ["30 days"], latencyMs: 500, promptTokens: 40, completionTokens: 1 });
    }
  });

  it("rates choices that were put separately, less what they get without the question", async () => {
    const state = (reference_index: number, logprob: number, mode: string) => ({
      instance: {
        input: { text: "Who?" },
        references: [{ output: { text: "me" } }, { output: { text: "you" } }],
        id: "id9",
      },
      ...{ reference_index, request_mode: mode, train_trial_index: 0 },
      result: { success: true, completions: [{ text: "", logprob }] },
    });
    const states = [
      state(0, -1, "original"),
      state(0, -1, "calibration"),
      state(1, -3, "original"),
      state(1, -9, "calibration"),
    ];
    const { items } = await readFile(
      helmZip({ "scenario_state.json": JSON.stringify({ request_states: states }) }),
      "run.zip",
    );
    expect(items.map(({ answer }) => answer)).toEqual(["you"]);
  });

  it("may have scores alone", async () => {
    const { evaluation, items } = await readFile(
      helmZip({ "scenario_state.json": null, "per_instance_stats.json": null }),
      "run.zip",
    );
    expect(items).toEqual([]);
    expect(evaluation.scores[0]).toMatchObject({ n: 2 });
    expect(evaluation.warnings[0]).toContain("no scenario_state.json");
  });

  it("is refused by what is wrong with it", async () => {
    const refused = async (change: Record<string, string | null>) => refusalOf(helmZip(change), "run.zip");
    expect(await refused({ "run_spec.json": null })).toMatchObject({ reason: "import.field", field: "run_spec.json" });
    expect(await refused({ "stats.json": null })).toMatchObject({ field: "stats.json" });
    expect(await refused({ "stats.json": "[]" })).toMatchObject({ reason: "import.no-score" });
    expect(await refused({ "stats.json": '[{"name": ' })).toMatchObject({ reason: "json.truncated" });
    const state = JSON.parse(fixture("helm-run/scenario_state.json").toString());
    const twice = { request_states: [...state.request_states, state.request_states[0]] };
    expect((await refused({ "scenario_state.json": JSON.stringify(twice) })).message).toContain(
      "Items 1 and 4 have the same id",
    );
    const other = fixture("helm-run/run_spec.json").toString().replaceAll("acme/tale-7b", "other/model");
    const both = zipSync({
      "a/run_spec.json": fixture("helm-run/run_spec.json"),
      "a/stats.json": fixture("helm-run/stats.json"),
      "b/run_spec.json": Buffer.from(other),
      "b/stats.json": fixture("helm-run/stats.json"),
    });
    expect(await refusalOf(both, "runs.zip")).toMatchObject({ reason: "import.several-models" });
    expect((await refusalOf(fixture("helm-run/stats.json"), "stats.json")).message).toContain("Pack the folder");
    expect(await refusalOf(helmZip({}, "../runs"), "run.zip")).toMatchObject({ reason: "packed.unfit" });
  });
});

function tarOfFixtures(): Buffer {
  const folder = new URL("fixtures/", import.meta.url).pathname;
  return execFileSync("tar", ["-c", "-C", folder, "helm-run"]);
}

describe("a result of promptfoo", () => {
  it("of version 3 tells its columns apart, and counts errors as not passed", async () => {
    const { evaluation, items, value } = await readFile(fixture("promptfoo-v3.json"), "output.json");
    expect(evaluation).toMatchObject({
      ...{ format: "promptfoo", toolVersion: "0.118.0", modelName: "acme:tale-7b, acme:tale-70b", partial: false },
      date: new Date("2026-03-01T10:00:00Z"),
    });
    expect(value("support answers", "pass", "acme:tale-7b")).toBe(0.5);
    expect(value("support answers", "kindness", "acme:tale-70b")).toBe(1);
    expect(evaluation.scores[0]).toMatchObject({ metric: "pass", n: 2, interval: { method: "wilson" } });
    expect(items[0]).toMatchObject({
      ...{
        key: "0",
        filter: "acme:tale-7b",
        input: "Answer: Can I return it?",
        answer: "Within 30 days.",
        expected: ["30 days"],
      },
      ...{
        fields: { language: "en", area: "returns" },
        latencyMs: 412,
        promptTokens: 14,
        completionTokens: 6,
        costUsd: 0.0002,
        error: null,
      },
    });
    expect(items.map(({ error }) => error)).toEqual([null, null, null, "API error: 503"]);
    expect(items[1]?.answer).toBe('{"days":30}');
    expect(evaluation.warnings).toEqual(["1 of 4 answers never came because of errors; they count as not passed."]);
  });

  it("of version 2 may have its answers in a table only", async () => {
    const { items, value, evaluation } = await readFile(fixture("promptfoo-v2.json"), "output.json");
    expect(evaluation).toMatchObject({ modelName: "acme:tale-7b", date: new Date("2024-02-01T10:00:00Z") });
    expect(value("promptfoo", "pass")).toBe(0.5);
    expect(items[1]).toMatchObject({
      key: "1",
      input: "Say no",
      answer: "maybe",
      expected: ["no"],
      fields: { "var 1": "no" },
    });
  });

  it("may be lines, with a last one that breaks off, and tests that were repeated", async () => {
    const { results } = JSON.parse(fixture("promptfoo-v3.json").toString()).results;
    const text = `${lines(...results, { ...results[0], id: "5" })}{"promptIdx": 0, "test`;
    const { evaluation, items } = await readFile(text, "output.jsonl");
    expect(items.map(({ key }) => key)).toEqual(["0", "0", "1", "1", "0 repeat 2"]);
    expect(evaluation).toMatchObject({ partial: true, taskCount: 1 });
    expect(evaluation.warnings[0]).toContain("Line 6, the last one");
  });

  it("is refused by what is wrong with it", async () => {
    const wrap = (results: unknown) =>
      JSON.stringify({ evalId: "x", results: { version: 3, results, stats: {} }, config: {} });
    expect(await refusalOf(wrap([]), "a.json")).toMatchObject({ reason: "import.no-rows" });
    expect(await refusalOf(wrap([{ promptIdx: 0 }]), "a.json")).toMatchObject({ reason: "import.field" });
    expect(await refusalOf(wrap([{ response: { output: "x" } }]), "a.json")).toMatchObject({
      reason: "import.no-score",
    });
    expect(await refusalOf(wrap([]).slice(0, -8), "a.json")).toMatchObject({ reason: "json.truncated" });
    // Named like one, and something else.
    expect(await refusalOf('{"total": 3, "passed": 2, "tests": []}', "promptfoo-results.json")).toMatchObject({
      reason: "import.unknown-format",
    });
  });
});

describe("a report of Evidently", () => {
  it("before 0.7 gives the numbers of both its sides", async () => {
    const { evaluation, value } = await readFile(fixture("evidently-legacy.json"), "report.json");
    expect(evaluation).toMatchObject({ format: "evidently", toolVersion: "0.4.40" });
    expect(value("DatasetDriftMetric", "share_of_drifted_columns")).toBe(0.2);
    expect(value("DatasetDriftMetric", "dataset_drift")).toBe(0);
    expect(value("ColumnDriftMetric · age", "drift_score")).toBe(0.31);
    expect(value("ColumnDriftMetric · age", "stattest_threshold")).toBeUndefined();
    expect(value("DataDriftTable · age", "drift_score")).toBe(0.31);
    expect(evaluation.scores.find(({ task }) => task === "DataDriftTable · city")).toMatchObject({
      value: null,
      nonFinite: "NaN",
    });
    expect(value("ClassificationQualityMetric", "accuracy")).toBe(0.91);
    expect(value("ClassificationQualityMetric", "accuracy", "reference")).toBe(0.93);
  });

  it("since 0.7 tells apart by column, label and configuration", async () => {
    const { evaluation, value } = await readFile(fixture("evidently-0.7.json"), "report.json");
    expect(value("dataset", "DriftedColumnsCount.share")).toBe(0.2);
    expect(value("age", "ValueDrift", "method=psi,threshold=0.1")).toBe(0.02);
    expect(value("dataset", "F1ByLabel", "label=no")).toBe(0.7);
    expect(value("length", "MeanValue")).toBe(12.5);
    expect(evaluation.scores.at(-1)).toMatchObject({
      metric: "tests_passed",
      value: 2 / 3,
      n: 3,
      interval: { method: "wilson" },
    });
  });

  it("may be a saved snapshot", async () => {
    const { evaluation, value } = await readFile(fixture("evidently-snapshot.json"), "snapshot.json");
    expect(evaluation).toMatchObject({ modelName: "acme/tale-7b", settings: { name: "weekly" } });
    expect([
      value("dataset", "Accuracy"),
      value("age", "MissingValueCount.count"),
      value("dataset", "RowCount"),
    ]).toEqual([0.91, 4, undefined]);
  });

  it("without a number is refused", async () => {
    const report = JSON.stringify({ metrics: [{ metric: "ColumnSummaryMetric", result: { name: "x" } }] });
    expect(await refusalOf(report, "report.json")).toMatchObject({ reason: "import.no-score" });
  });
});

describe("a table of MLflow", () => {
  it("gives a score a metric column", async () => {
    const { evaluation, items, value } = await readFile(fixture("eval_results_table.json"), "eval_results_table.json");
    expect(evaluation.format).toBe("mlflow");
    expect(value("eval_results_table", "exact_match")).toBeCloseTo(2 / 3, 12);
    expect(evaluation.scores[1]).toMatchObject({
      metric: "faithfulness",
      value: 4,
      n: 2,
      version: "v1",
      interval: { method: "normal" },
    });
    expect(items[0]).toMatchObject({
      ...{ key: "1", input: "Capital of France?", answer: "Paris", expected: ["Paris"], latencyMs: 250 },
      ...{ fields: { topic: "geography", token_count: "1" }, values: { exact_match: 1, faithfulness: 5 } },
    });
  });

  it("may name its columns last, and must have a value for each", async () => {
    const table = (columns: string[], data: unknown[]) => JSON.stringify({ data, columns });
    const { value } = await readFile(
      table(
        ["q", "acc"],
        [
          ["a", 1],
          ["b", 0],
        ],
      ),
      "t.json",
    );
    expect(value("t", "acc")).toBe(0.5);
    expect(await refusalOf(table(["q", "acc"], [["a", 1], ["b"]]), "t.json")).toMatchObject({
      reason: "import.other-length",
      field: "data.1",
    });
    expect((await refusalOf(table(["q", "acc"], [["a", "good"]]), "t.json")).message).toContain(
      "Row 1 has “good” in “acc”",
    );
    expect(await refusalOf(table(["q", "acc"], []), "t.json")).toMatchObject({ reason: "import.no-rows" });
    expect(await refusalOf(table(["q"], [["a"]]), "t.json")).toMatchObject({
      reason: "import.no-score",
      field: "columns.metrics",
    });
    const { evaluation } = await readFile('{"columns": ["acc"], "data": [[1], [NaN]]}', "t.json");
    expect(evaluation.scores[0]).toMatchObject({ value: null, nonFinite: "NaN", n: 2 });
  });
});

describe("a log of OpenAI evals", () => {
  it("joins the events of each sample", async () => {
    const { evaluation, items, value } = await readFile(fixture("openai-evals.jsonl"), "230901_gpt.jsonl");
    expect(evaluation).toMatchObject({
      ...{
        format: "openai-evals",
        modelName: "gpt-3.5-turbo",
        date: new Date("2023-09-01T12:30:00.123Z"),
        partial: false,
      },
      settings: { split: "s1", seed: 20220722 },
    });
    const task = "test-match.s1.simple-v0";
    expect([
      value(task, "accuracy"),
      value(task, "invalid_rate"),
      value(task, "f1_score"),
      value(task, "boostrap_std"),
    ]).toEqual([...[0.5, 0.1, 0.25, undefined]]);
    expect(evaluation.scores[0]).toMatchObject({ n: 2, interval: { method: "wilson" } });
    expect(items).toMatchObject([
      {
        key: "s1.0",
        input: "system: Complete the phrase.\nuser: Once upon a",
        answer: "time",
        expected: ["time"],
        values: { accuracy: 1 },
      },
      {
        key: "s1.1",
        answer: "Lincoln",
        expected: ["George Washington", "Washington"],
        values: { accuracy: 0, f1_score: 0.25 },
      },
    ]);
  });

  it("takes the report's number where it is another one, with its own error", async () => {
    const text = fixture("openai-evals.jsonl").toString().replace('"accuracy": 0.5', '"accuracy": 0.6');
    const { evaluation } = await readFile(text, "log.jsonl");
    expect(evaluation.scores[0]).toMatchObject({ value: 0.6, stderr: 0.35, n: 2 });
  });

  it("that was stopped is partial", async () => {
    const text = fixture("openai-evals.jsonl").toString();
    const { evaluation } = await readFile(text.slice(0, text.indexOf('{"final_report"')), "log.jsonl");
    expect(evaluation.partial).toBe(true);
    expect(evaluation.warnings[0]).toContain("no final report");
    expect(await refusalOf(text.slice(0, text.indexOf("\n") + 1), "log.jsonl")).toMatchObject({
      reason: "import.no-rows",
    });
  });
});

describe("a table of scored answers", () => {
  it("is read by the names in its header", async () => {
    const { evaluation, items, value } = await readFile(fixture("answers.csv"), "answers.csv", {
      model: "acme/tale-7b",
    });
    expect(evaluation).toMatchObject({ format: "table", modelName: "acme/tale-7b" });
    expect(value("answers", "f1_score")).toBe(0.375);
    expect(evaluation.scores[1]).toMatchObject({
      metric: "is_correct",
      value: 1 / 3,
      n: 3,
      interval: { method: "wilson" },
    });
    expect(items[0]).toMatchObject({
      key: "a1",
      answer: "12 Euro",
      expected: ["12 Euro", "zwölf Euro"],
      fields: { region: "nord" },
    });
    expect(items[2]).toMatchObject({ answer: null, values: { f1_score: null, is_correct: 0 } });
  });

  it("is read by the columns that were named", async () => {
    const columns = { input: "frage", metrics: ["is_correct"], slices: ["region"], task: "notiz" };
    const { items } = await readFile(fixture("answers.csv"), "answers.csv", { columns });
    expect(items[0]).toMatchObject({
      input: "Was kostet es?\nBitte genau.",
      values: { is_correct: 1 },
      fields: { region: "nord" },
    });
    expect(items.map(({ task }) => task)).toEqual(["answers", "lang", "answers"]);
    expect(await refusalOf(fixture("answers.csv"), "a.csv", { columns: { metrics: ["quality"] } })).toMatchObject({
      ...{ reason: "import.no-such-column", field: "quality" },
    });
  });

  it.each([
    ["id,acc\n1,0.5\n1,1\n", "import.same-id", /Lines 2 and 3 have the same id, “1”/],
    ["id,acc\n1,good\n", "import.not-a-number", /Line 2 has “good” in “acc”/],
    ["id,acc\n", "import.no-rows", /no rows/],
    ["id,text\n1,a\n", "import.no-score", /id, text/],
    ["id,acc\n1,1,2\n", "records.columns", /Line 2/],
    [Buffer.from("id,acc,city\n1,1,K\xf6ln\n", "latin1"), "encoding.utf-8", /Line 2 is not UTF-8/],
    ["", "import.unknown-format", /empty/],
  ])("is refused by line and column: %#", async (file, reason, message) => {
    const refusal = await refusalOf(file, "answers.csv");
    expect(refusal.message).toMatch(message);
    expect(refusal.reason).toBe(reason);
  });

  it("may be packed, and take infinities for what they are", async () => {
    const { evaluation } = await readFile(gzipSync("id,loss,mae\n1,1,inf\n2,2,1\n"), "a.csv.gz", {
      columns: { metrics: ["mae"] },
    });
    expect(evaluation.scores[0]).toMatchObject({ task: "a", value: null, nonFinite: "+Inf", n: 2 });
  });
});

describe("a file of more than can be held", () => {
  it("is refused before memory grows with it", async () => {
    const metrics = Array.from({ length: 1100 }, (_, metric) => ({ doc_id: metric, target: "x", [`m${metric}`]: 1 }));
    expect(await refusalOf(lines(...metrics), "samples_x.jsonl")).toMatchObject({ reason: "import.too-much" });
    const columns = Array.from({ length: 1100 }, (_, testIdx) => ({
      testIdx,
      promptIdx: 0,
      provider: `p${testIdx}`,
      success: true,
    }));
    expect(await refusalOf(lines(...columns), "x.jsonl")).toMatchObject({ reason: "import.too-much" });
    const state = JSON.parse(fixture("helm-run/scenario_state.json").toString()).request_states[0];
    const many = JSON.stringify({ request_states: Array.from({ length: 1100 }, () => state) });
    expect(await refusalOf(helmZip({ "scenario_state.json": many }), "run.zip")).toMatchObject({
      reason: "import.too-much",
    });
  });

  it("may be a table that quotes JSON", async () => {
    const { items } = await readFile('id,acc,note\n1,1,"{""a"": 1}"\n', "t.csv");
    expect(items[0]?.fields).toEqual({ note: '{"a": 1}' });
  });
});

describe("a file of one format that is said to have another", () => {
  it("is refused with what it looks like", async () => {
    const { readImport } = await import("#lib/evaluation/read-import.ts");
    const { fileOf } = await import("#lib/evaluation/testing/read-file.ts");
    const run = { options: {}, signal: new AbortController().signal, items: async () => undefined };
    const read = await readImport(fileOf(fixture("promptfoo-v3.json"), "x.json"), "lm-eval", run);
    expect(read).toMatchObject({
      ok: false,
      message: expect.stringContaining("looks like one of promptfoo: choose that format"),
    });
  });
});
