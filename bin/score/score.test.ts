import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readArguments, type ScoreRequest } from "#bin/score/arguments.ts";
import { linesOf } from "#bin/score/lines.ts";
import { ScoreError } from "#bin/score/score-error.ts";
import { scoreFiles } from "#bin/score/score-files.ts";
import inputs from "#lib/statistics/vectors/text-overlap.inputs.json" with { type: "json" };

let folder = "";
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "cairn-score-"));
  write("hyp", `${inputs.hyp.join("\n")}\n`);
  write("a", `${inputs.ref0.join("\n")}\n`);
  write("b", `\ufeff${inputs.ref1.join("\r\n")}`);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  return file;
}

function score(...args: string[]) {
  return scoreFiles(readArguments(args) as ScoreRequest);
}

const at = (name: string) => path.join(folder, name);

describe("scoring files", () => {
  it("gives score, signature, interval and parts", () => {
    const report = score(
      "--metric",
      "bleu",
      "--tokenize",
      "13a",
      "--smooth",
      "exp",
      "--refs",
      at("a"),
      "--hyp",
      at("hyp"),
    );
    expect(report).toMatchObject({
      metric: "bleu",
      n: 200,
      signature: "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:cairn.2",
      sysLen: 4011,
      refLen: 4154,
      counts: [3514, 2668, 2061, 1614],
    });
    expect(report.score).toBeCloseTo(61.443579444934805, 9);
    expect(report.interval?.method).toBe("bootstrap");
    expect(report.interval?.low).toBeLessThan(report.score ?? 0);
    expect(report.interval?.high).toBeGreaterThan(report.score ?? 0);
  });

  it("takes several references, with a byte order mark and line ends of Windows", () => {
    const report = score("--metric", "bleu", "--refs", `${at("a")},${at("b")}`, "--hyp", at("hyp"));
    expect(report.score).toBeCloseTo(62.098677438869615, 9);
    expect(report.signature).toMatch(/^nrefs:2\|/);
  });

  it("takes settings as flags, and the same seed for the same interval", () => {
    const call = ["--metric", "ter", "--normalized", "--asian-support", "--refs", at("a"), "--hyp", at("hyp")];
    const report = score(...call, "--seed", "7", "--replicates", "200");
    expect(report.score).toBeCloseTo(19.517496196479026, 9);
    expect(score(...call, "--seed", "7", "--replicates", "200")).toEqual(report);
    expect(score(...call, "--seed", "8", "--replicates", "200").interval).not.toEqual(report.interval);
  });

  it("counts an empty line as no reference", () => {
    const [hyp, one, two] = [write("h", "a b\nc\n"), write("r1", "a b\nc\n"), write("r2", "a\n\n")];
    expect(score("--metric", "chrf", "--refs", `${one},${two}`, "--hyp", hyp)).toMatchObject({
      score: 100,
      signature: expect.stringMatching(/^nrefs:var\|/),
    });
  });
});

describe("what cannot be scored", () => {
  it.each([
    ["no metric", [], 2, "--metric"],
    ["an unknown metric", ["--metric", "blue"], 2, "blue"],
    ["no hypotheses", ["--metric", "bleu", "--refs", "x"], 2, "--hyp"],
    ["no references", ["--metric", "bleu", "--hyp", "x"], 2, "--refs"],
    ["an unknown flag", ["--metric", "bleu", "--stem", "--hyp", "x", "--refs", "x"], 2, "--stem"],
    ["a wrong choice", ["--metric", "bleu", "--tokenize", "14", "--hyp", "x", "--refs", "x"], 2, "--tokenize: "],
    ["no number", ["--metric", "chrf", "--beta", "two", "--hyp", "x", "--refs", "x"], 2, "“two” is not a number"],
    [
      "a value without use",
      ["--metric", "bleu", "--smooth-value", "2", "--hyp", "x", "--refs", "x"],
      2,
      "--smooth-value",
    ],
    ["the standard input twice", ["--metric", "bleu", "--hyp", "-", "--refs", "-"], 2, "standard input"],
    [
      "a missing file",
      ["--metric", "bleu", "--hyp", "/none/such", "--refs", "/none/other"],
      1,
      "/none/such: there is no",
    ],
    ["a folder", ["--metric", "bleu", "--hyp", "/", "--refs", "/"], 1, "this is a folder"],
  ] as const)("%s", (_, args, exitCode, message) => {
    const call = () => score(...args);
    expect(call).toThrow(ScoreError);
    expect(call).toThrow(expect.objectContaining({ exitCode, message: expect.stringContaining(message) }));
  });

  it.each([
    ["lengths that differ", "a\nb\nc\n", "a\nb\n", /hyp has 3 lines, .*ref has 2 lines: line 3/],
    ["an empty file", "", "", /hyp has no lines/],
    ["a line without a reference", "a\nb\n", "a\n\n", /ref, line 2: .*no reference/],
    ["bytes that are no text", "a\nb\n", Buffer.from([0x61, 0x0a, 0xff, 0x0a]), /ref, line 2: this is not UTF-8/],
  ])("%s", (_, hypotheses, references, message) => {
    const files = { hyp: write("wrong-hyp", hypotheses), ref: write("wrong-ref", references) };
    expect(() => score("--metric", "bleu", "--hyp", files.hyp, "--refs", files.ref)).toThrow(message);
  });
});

describe("help", () => {
  it("lists every metric's settings from their schemas", () => {
    const help = readArguments(["--help"]);
    for (const name of ["--tokenize", "--smooth-value", "--char-order", "--eps-smoothing", "--no-punct", "--stem"]) {
      expect(help).toContain(name);
    }
    expect(readArguments(["--help", "--metric", "ter"])).not.toContain("--tokenize");
  });
});

it("reads lines wherever a piece of the file ends", () => {
  const lines = Array.from({ length: 40_000 }, (_, line) => "ä€😀".repeat(line % 7));
  expect([...linesOf(write("long", `${lines.join("\n")}\n`))]).toEqual(lines);
  const wide = ["a", "b".repeat(700_000), "", "c".repeat(300_000)];
  expect([...linesOf(write("wide", wide.join("\n")))]).toEqual(wide);
});
