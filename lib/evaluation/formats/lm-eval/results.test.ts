import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLmEval } from "#lib/evaluation/formats/lm-eval/results.ts";
import type { ImportedEvaluation } from "#lib/evaluation/imported.ts";

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
const bytesOf = (text: string) => new TextEncoder().encode(text);
const readJson = (file: unknown) => readLmEval(bytesOf(JSON.stringify(file)));

function evaluationOf(bytes: Uint8Array): ImportedEvaluation {
  const read = readLmEval(bytes);
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

describe("a result file of 0.4", () => {
  const evaluation = evaluationOf(fixture("lm-eval-0.4.8.json"));
  const score = (task: string, metric: string, filter = "none") =>
    evaluation.scores.find((one) => one.task === task && one.metric === metric && one.filter === filter);

  it("says what was run, when and how", () => {
    expect(evaluation).toMatchObject({
      ...{ format: "lm-eval", toolVersion: "0.4.8", modelName: "acme/tale-7b", gitHash: "0a1b2c3" },
      ...{ date: new Date("2025-06-30T23:32:51.549Z"), taskCount: 5, partial: true },
    });
    expect(evaluation.settings).toEqual({
      model: "local-chat-completions",
      batch_size: "auto",
      limit: 50,
      random_seed: 0,
    });
  });

  it("does not show the key among the model's arguments", () => {
    expect(evaluation.modelArgs).toBe(
      "model=acme/tale-7b,base_url=http://localhost:8000/v1,api_key=***,tokenizer=acme/tok",
    );
  });

  it("gives a share of items its Wilson interval, even where the standard error is 0", () => {
    expect(score("tales_short", "acc")).toEqual({
      ...{ task: "tales_short", taskAlias: "short", metric: "acc", filter: "none", value: 0.95, nonFinite: null },
      ...{ stderr: 0.0218, n: 100, nOriginal: 100, nShot: 0, higherIsBetter: true, isGroup: false, parent: "tales" },
      version: "1",
      interval: { low: expect.closeTo(0.8882, 4), high: expect.closeTo(0.9785, 4), method: "wilson" },
    });
    expect(score("tales_short", "acc_norm")?.interval).toMatchObject({ low: expect.closeTo(0.963, 4), high: 1 });
  });

  it("takes a group for an aggregate, with the items of its tasks and its own standard error", () => {
    expect(score("tales", "acc")).toMatchObject({
      ...{ isGroup: true, parent: null, n: 300, nOriginal: 300, version: "N/A" },
      interval: { low: expect.closeTo(0.6608, 4), high: expect.closeTo(0.7392, 4), method: "normal" },
    });
    expect(evaluation.scores.filter(({ task }) => task === "tales")).toHaveLength(1);
  });

  it("keeps filters apart, and the items of a limited run", () => {
    expect(score("sums", "exact_match", "strict-match")).toMatchObject({
      value: 0.5,
      n: 50,
      nOriginal: 1319,
      nShot: 5,
    });
    expect(score("sums", "exact_match", "flexible-extract")).toMatchObject({ value: 0.6, stderr: null });
  });

  it("keeps what is not finite as such", () => {
    expect(score("prices", "mae")).toMatchObject({ value: null, nonFinite: "+Inf", stderr: null, interval: null });
  });

  it("gives an interval only where the file allows one", () => {
    expect(score("letters", "bleu")).toMatchObject({ higherIsBetter: null, n: null, interval: { method: "normal" } });
    expect(score("letters", "rougeL")?.interval).toBeNull();
  });

  it("names what it left out", () => {
    expect(evaluation.warnings).toEqual([
      "results.prices.note,none is not a number and was left out.",
      "results.drafts.bypass,none stands for predictions without a score and was left out.",
    ]);
  });
});

describe("a result file from before 0.4", () => {
  const evaluation = evaluationOf(fixture("lm-eval-0.3.json"));

  it("has bare metrics, and a limit but no item counts", () => {
    expect(evaluation).toMatchObject({
      modelName: "acme/small",
      toolVersion: null,
      date: null,
      partial: true,
      taskCount: 2,
    });
    expect(evaluation.modelArgs).toBe("pretrained=acme/small,use_auth_token=***");
    expect(evaluation.scores.map(({ task, metric, value, stderr }) => [task, metric, value, stderr])).toEqual([
      ["lambada", "ppl", 5.25, 0.125],
      ["lambada", "acc", 0.62, 0.007],
      ["piqa", "acc", 0.75, 0.01],
      ["piqa", "acc_norm", 0.76, null],
    ]);
    expect(evaluation.scores.map(({ interval }) => interval?.method)).toEqual([
      "normal",
      "normal",
      "normal",
      undefined,
    ]);
    expect(evaluation.scores[0]).toMatchObject({ filter: "none", n: null, nShot: 0, version: "0" });
  });
});

describe("groups", () => {
  const row = (alias: string) => ({ alias, "acc,none": 0.5, "acc_stderr,none": 0.1 });
  const tree = (file: object) => {
    const read = readJson({ versions: {}, ...file });
    return read.ok
      ? read.value.scores.map(({ task, taskAlias, isGroup, parent }) => [task, taskAlias, isGroup, parent])
      : [];
  };

  it("nest by their lists", () => {
    const results = { mmlu: row("mmlu"), stem: row(" - stem"), physics: row("  - physics") };
    expect(tree({ results, group_subtasks: { mmlu: ["stem", "physics"], stem: ["physics"] } })).toEqual([
      ["mmlu", "mmlu", true, null],
      ["stem", "stem", true, "mmlu"],
      ["physics", "physics", false, "stem"],
    ]);
  });

  it("nest by the indent of their aliases where there are no lists", () => {
    const results = {
      mmlu: row("mmlu"),
      stem: row(" - stem"),
      physics: row("  - physics"),
      law: row(" - law"),
      qa: row("qa"),
    };
    expect(tree({ results })).toEqual([
      ["mmlu", "mmlu", true, null],
      ["stem", "stem", true, "mmlu"],
      ["physics", "physics", false, "stem"],
      ["law", "law", false, "mmlu"],
      ["qa", "qa", false, null],
    ]);
  });

  it("may stand only in their own section, without a score, or hold each other", () => {
    expect(tree({ results: { a: row(" - a") }, groups: { g: row("g") }, group_subtasks: { g: ["a"] } })).toEqual([
      ["a", "a", false, "g"],
      ["g", "g", true, null],
    ]);
    expect(
      tree({ results: { g: { alias: "g", " ,none": " " }, a: row("a") }, group_subtasks: { g: ["a"] } }),
    ).toHaveLength(1);
    expect(tree({ results: { a: row("a"), b: row("b") }, group_subtasks: { a: ["b"], b: ["a"] } })).toHaveLength(2);
  });
});

describe("what is no result file", () => {
  it.each([
    ["an empty file", "", "json.empty", "empty"],
    [
      "a truncated file",
      '{"results": {"asdiv": {"acc,none": 0.',
      "json.truncated",
      "line 1, column 37, in results.asdiv",
    ],
    ["a list", "[1, 2]", "lm-eval.other-format", "It is a list"],
    ["a value", "3", "lm-eval.other-format", "It is a single value"],
    ["an object", "{}", "lm-eval.other-format", "It has no results"],
    [
      "results without more",
      '{"results": {"a": {}}}',
      "lm-eval.other-format",
      "It has none of configs, config, versions",
    ],
    ["samples", '{"doc_id": 0}\n{"doc_id": 1}', "lm-eval.other-format", "samples_*.jsonl goes with"],
    ["one sample", '{"doc_id": 0, "target": "a"}', "lm-eval.other-format", "samples_*.jsonl goes with"],
    ["promptfoo", '{"evalId": "e", "results": {"results": []}, "config": {}}', "lm-eval.other-format", "promptfoo"],
    ["HELM statistics", '[{"name": {"name": "exact_match"}, "count": 1}]', "lm-eval.other-format", "HELM"],
    ["a HELM run", '{"name": "bbq", "adapter_spec": {}}', "lm-eval.other-format", "HELM"],
    ["no tasks", '{"results": {}, "versions": {}}', "lm-eval.no-results", "no score"],
    [
      "no numbers",
      '{"results": {"a": {"acc,none": "N/A"}}, "versions": {}}',
      "lm-eval.no-results",
      "results.a.acc,none is not",
    ],
    ["a row that is a number", '{"results": {"a": 1}, "versions": {}}', "lm-eval.field", "results.a should be"],
  ])("%s is refused with a word on why", (_, text, reason, words) => {
    expect(readLmEval(bytesOf(text))).toMatchObject({ ok: false, reason, message: expect.stringContaining(words) });
  });

  it("reports UTF-16 and wrong bytes", () => {
    expect(readLmEval(Buffer.from('\ufeff{"results": {}}', "utf16le"))).toMatchObject({ reason: "encoding.utf-16" });
    expect(readLmEval(Buffer.from('{"results": "\xe9"}', "latin1"))).toMatchObject({
      message: expect.stringContaining("byte 13"),
    });
  });
});

describe("any file", () => {
  it("is read or refused, never thrown over, and no interval leaves its score", () => {
    const cell = fc.oneof(fc.double(), fc.constantFrom("N/A", " ", null, true), fc.array(fc.integer()));
    const key = fc.constantFrom("acc,none", "acc_stderr,none", "a,b,c", "alias", "sample_len", "acc", ",", "__proto__");
    const name = fc.constantFrom("a", "b", "constructor", "toString", "__proto__");
    const rows = fc.dictionary(name, fc.dictionary(key, cell));
    const file = fc.record(
      {
        ...{ results: rows, groups: rows, versions: fc.dictionary(name, cell), config: fc.dictionary(key, cell) },
        ...{
          group_subtasks: fc.dictionary(name, fc.array(name)),
          "n-samples": fc.dictionary(name, fc.dictionary(key, cell)),
        },
      },
      { requiredKeys: ["results"] },
    );
    fc.assert(
      fc.property(file, (content) => {
        const read = readJson(content);
        for (const { value, interval } of read.ok ? read.value.scores : []) {
          if (value === null || interval === null) continue;
          expect(interval.low).toBeLessThanOrEqual(value);
          expect(interval.high).toBeGreaterThanOrEqual(value);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is refused when it was cut anywhere", () => {
    const bytes = fixture("lm-eval-0.4.8.json").subarray(0, -2);
    for (let length = 0; length < bytes.length; length += 1) {
      const reason = length === 0 ? "json.empty" : "json.truncated";
      expect(readLmEval(bytes.subarray(0, length))).toMatchObject({ ok: false, reason });
    }
  });

  it("reads the same with a byte order mark and Windows line ends", () => {
    const text = fixture("lm-eval-0.4.8.json").toString();
    expect(evaluationOf(bytesOf(`\ufeff${text.replaceAll("\n", "\r\n")}`))).toEqual(evaluationOf(bytesOf(text)));
  });
});
