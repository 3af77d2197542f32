import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { logProbsOf, pythonTexts } from "#lib/evaluation/formats/lm-eval/choices.ts";
import { fixture, lines, readFile, refusalOf } from "#lib/evaluation/testing/read-file.ts";

const SUMS = "samples_sums_2026-07-08T17-52-34.622576.jsonl";
const LAW = "samples_law_2025-03-05T01-44-07.jsonl";
const sample = (doc_id: number, rest: object = { acc: 1 }) => ({ doc_id, target: "x", resps: [["x"]], ...rest });

describe("samples of lm-evaluation-harness", () => {
  it("give an item a filter, and a score of each", async () => {
    const { evaluation, items, value } = await readFile(fixture(SUMS), SUMS, { model: "acme/tale-7b" });
    expect(evaluation).toMatchObject({
      format: "lm-eval-samples",
      modelName: "acme/tale-7b",
      taskCount: 1,
      partial: false,
    });
    expect(evaluation.date).toEqual(new Date("2026-07-08T17:52:34Z"));
    expect(value("sums", "exact_match", "strict-match")).toBe(0.5);
    expect(value("sums", "exact_match", "flexible-extract")).toBe(1);
    expect(evaluation.scores[0]).toMatchObject({ n: 2, interval: { method: "wilson" }, stderr: 0.5 });
    expect(items).toHaveLength(4);
    expect(items[2]).toMatchObject({
      ...{ task: "sums", filter: "strict-match", key: "1", input: "Q: 7*8?\nA:", answer: "54" },
      ...{ expected: ["56", "fifty-six"], fields: { question: "7*8?", level: "hard" }, values: { exact_match: 0 } },
    });
    expect(items[0]?.fields).not.toHaveProperty("long");
  });

  it("name the choice that is likeliest, also where they are of old versions", async () => {
    const { items } = await readFile(fixture(LAW), LAW);
    expect(items[0]).toMatchObject({
      answer: "the buyer",
      expected: ["the buyer"],
      filter: "none",
      fields: { subject: "torts" },
    });
    expect(items[1]).toMatchObject({
      answer: "the buyer",
      expected: ["the seller"],
      values: { acc: 0, acc_norm: null },
    });
  });

  it("keep NaN as that, weigh perplexities, and say what only the results know", async () => {
    const { evaluation, value } = await readFile(fixture(LAW), LAW);
    const norm = evaluation.scores.find(({ metric }) => metric === "acc_norm");
    expect(norm).toMatchObject({ value: null, nonFinite: "NaN", n: 2 });
    expect(value("law", "byte_perplexity")).toBeCloseTo(Math.exp(1), 12);
    expect(evaluation.warnings.join(" ")).toMatch(/acc_norm, first in line 2.*mcc is computed over all items/);
  });

  it("make a perplexity of log-likelihoods as the harness does", async () => {
    const { value } = await readFile(
      lines(sample(1, { perplexity: -1 }), sample(2, { perplexity: -3 })),
      "samples_book.jsonl",
    );
    expect(value("book", "perplexity")).toBeCloseTo(Math.exp(2), 12);
  });

  it("may be one list, as of 0.4.0", async () => {
    const { items, value } = await readFile(
      JSON.stringify([sample(1), sample(2, { acc: 0 })], null, 2),
      "tale_law.jsonl",
    );
    expect(items.map(({ key }) => key)).toEqual(["1", "2"]);
    expect(value("tale_law", "acc")).toBe(0.5);
  });

  it("go without a last line that breaks off, and say so", async () => {
    const cut = fixture(SUMS).subarray(0, -300);
    const { evaluation, items } = await readFile(cut, SUMS);
    expect(items).toHaveLength(3);
    expect(evaluation.partial).toBe(true);
    expect(evaluation.warnings[0]).toMatch(/^Line 4, the last one, breaks off/);
  });

  it("come with their results in one archive", async () => {
    const results = {
      results: { sums: { "exact_match,strict-match": 0.5, "f1,none": 0.25 } },
      versions: { sums: 3 },
      model_name: "acme/tale-7b",
    };
    const packed = zipSync({
      "run/results_2026-07-08T17-52-34.622576.json": Buffer.from(JSON.stringify(results)),
      [`run/${SUMS}`]: fixture(SUMS),
      [`__MACOSX/run/._${SUMS}`]: Buffer.from("junk"),
    });
    const { evaluation, items, value } = await readFile(packed, "run.zip");
    expect(evaluation).toMatchObject({ format: "lm-eval", modelName: "acme/tale-7b" });
    expect(items).toHaveLength(4);
    expect([value("sums", "f1"), value("sums", "exact_match", "flexible-extract")]).toEqual([0.25, 1]);
    expect((await refusalOf(zipSync({ [SUMS]: fixture(SUMS) }), "run.zip")).message).toContain("no results_*.json");
  });

  it.each([
    [lines(sample(1), sample(2), sample(1)), "import.same-id", /Lines 1 and 3 have the same id, “1”/],
    [lines(sample(1), { doc: 1 }), "import.field", /Line 2 is no sample/],
    [lines({ doc_id: 1, target: "x" }), "import.no-score", /no metric/],
    [`${lines(sample(1))}{"doc_id": oops}\n`, "json.syntax", /line 2/],
    [Buffer.from(`\ufeff${lines(sample(1))}`, "utf16le"), "encoding.utf-16", /UTF-16/],
    [
      Buffer.concat([Buffer.from(lines(sample(1)).repeat(1)), Buffer.from([0x7b, 0xe4, 0x7d, 0x0a])]),
      "encoding.utf-8",
      /Line 2/,
    ],
  ])("are refused by line: %#", async (file, reason, message) => {
    const refusal = await refusalOf(file, "samples_x.jsonl");
    expect(refusal.message).toMatch(message);
    expect(refusal.reason).toBe(reason);
  });
});

describe("what Python writes", () => {
  it("is read as what it stands for", () => {
    expect(pythonTexts(`['it\\'s', "a \\"b\\"", 'c']`)).toEqual(["it's", 'a "b"', "c"]);
    for (const text of ["[1, 2]", "['a' 'b']", "plain", "[]"]) expect(pythonTexts(text)).toBeNull();
    expect(logProbsOf(["text"])).toBeNull();
  });
});
