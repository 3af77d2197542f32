import { describe, expect, it } from "vitest";
import { scoreOf, sumsOf } from "#lib/statistics/resampling.ts";
import { rowsOf } from "#lib/statistics/testing/score-items.ts";
import { ReferenceCount } from "#lib/statistics/text/references.ts";
import { TEXT_SCORERS, type TextMetric } from "#lib/statistics/text/scorers.ts";
import type { TextScorer } from "#lib/statistics/text/text-scorer.ts";
import expected from "#lib/statistics/vectors/text-overlap.expected.json" with { type: "json" };
import inputs from "#lib/statistics/vectors/text-overlap.inputs.json" with { type: "json" };

/** How far a number may be off, relative to its size. */
const ROUNDING = 1e-9;

type Vector = { score: number; signature: string; sentence: number[]; [part: string]: unknown };

/** What sacreBLEU calls the parts. */
const PARTS: Readonly<Record<string, string>> = {
  counts: "counts",
  totals: "totals",
  precisions: "precisions",
  bp: "bp",
  sys_len: "sysLen",
  ref_len: "refLen",
  num_edits: "edits",
  ref_length: "refLen",
};

/** How each vector is computed here; one that has been forgotten has no settings and fails. */
const SETTINGS: Readonly<Record<string, readonly [TextMetric, Record<string, unknown>]>> = {
  "bleu.13a.exp": ["bleu", {}],
  "bleu.intl.exp": ["bleu", { tokenize: "intl" }],
  "bleu.zh.exp": ["bleu", { tokenize: "zh" }],
  "bleu.char.exp": ["bleu", { tokenize: "char" }],
  "bleu.none.exp": ["bleu", { tokenize: "none" }],
  "bleu.13a.floor0.1": ["bleu", { smooth: "floor", smoothValue: 0.1 }],
  "bleu.13a.addk1": ["bleu", { smooth: "add-k" }],
  "bleu.13a.none": ["bleu", { smooth: "none" }],
  "bleu.13a.exp.lc": ["bleu", { lowercase: true }],
  chrf: ["chrf", {}],
  "chrf.eps": ["chrf", { epsSmoothing: true }],
  "chrf.whitespace": ["chrf", { whitespace: true }],
  "chrf++": ["chrf_pp", {}],
  ter: ["ter", {}],
  "ter.normalized.asian": ["ter", { normalized: true, asianSupport: true }],
  "ter.nopunct.cased": ["ter", { noPunct: true, caseSensitive: true }],
};

function near(found: unknown, wanted: unknown): void {
  if (Array.isArray(wanted)) {
    expect(found).toHaveLength(wanted.length);
    wanted.forEach((value, at) => {
      near((found as unknown[])[at], value);
    });
  } else {
    const [one, other] = [Number(found), Number(wanted)];
    expect(Math.abs(one - other), `${found} is not ${wanted}`).toBeLessThanOrEqual(ROUNDING * Math.abs(other));
  }
}

describe.each(Object.entries(expected.scores as unknown as Record<string, Vector>))(
  "%s, as sacreBLEU scores it",
  (name, vector) => {
    const several = name.endsWith(".2ref");
    const [metric, settings] = SETTINGS[name.replace(/\.[12]ref$/, "")] ?? ["bleu", { unknown: name }];
    const items = inputs.hyp.map((prediction, at) => ({
      prediction,
      references: [inputs.ref0[at] ?? "", ...(several ? [inputs.ref1[at] ?? ""] : [])],
    }));
    const scorer: TextScorer = TEXT_SCORERS[metric].create(TEXT_SCORERS[metric].settings.parse(settings) as never);
    const rows = rowsOf(scorer, items);

    it("for the corpus", () => {
      near(scoreOf(scorer.aggregate, rows, items.length, scorer.width), vector.score);
      const parts = scorer.parts(sumsOf(rows, scorer.width), items.length);
      for (const [part, value] of Object.entries(vector)) {
        if (part !== "score" && part !== "signature" && part !== "sentence") near(parts[PARTS[part] ?? part], value);
      }
    });

    it("for each segment", () => {
      near(
        items.map((item) => scorer.itemScore(scorer.measure(item))),
        vector.sentence,
      );
    });

    it("signs it the same way", () => {
      const count = new ReferenceCount();
      for (const item of items) count.add(item);
      expect(count.sign(scorer.signature).replace(/\|version:.*/, "")).toBe(
        vector.signature.replace(/\|version:.*/, ""),
      );
    });
  },
);
