import { describe, expect, it } from "vitest";
import { chosenMetrics, filtersOf } from "#lib/evaluation/scoring/metric-choice.ts";
import { offeredMetrics } from "#lib/evaluation/scoring/offered-metrics.ts";
import { presets } from "#lib/evaluation/scoring/presets.ts";

describe("metrics that are chosen", () => {
  it("have every setting", () => {
    const [bleu] = chosenMetrics.parse([{ metric: "bleu", settings: { tokenize: "intl" } }]);
    expect(bleu).toMatchObject({ metric: "bleu", settings: { tokenize: "intl", smooth: "exp", lowercase: false } });
  });

  it("may be one metric with several settings, told apart by what differs", () => {
    const chosen = chosenMetrics.parse([
      { metric: "bleu" },
      { metric: "bleu", settings: { tokenize: "char", lowercase: true } },
      { metric: "ter" },
    ]);
    expect(filtersOf(chosen)).toEqual(["tokenize:13a|lowercase:false", "tokenize:char|lowercase:true", "none"]);
  });

  it.each([
    [[], [], "Choose at least one metric."],
    [
      [{ metric: "accuracy" }, { metric: "accuracy", settings: {} }],
      [1],
      "accuracy is chosen twice, with the same settings.",
    ],
    [[{ metric: "pass_at_k", settings: { k: 0 } }], [0, "settings", "k"], expect.stringContaining("pass_at_k: k:")],
    [[{ metric: "perplexity" }], [0, "metric"], "Choose a metric that Cairn computes."],
  ])("are refused by their place: %j", (sent, path, message) => {
    expect(chosenMetrics.safeParse(sent).error?.issues).toMatchObject([{ path, message }]);
  });
});

describe("what is offered", () => {
  it("has the settings of each metric with their defaults, as a form asks for them", () => {
    for (const { key, settings, signature } of offeredMetrics()) {
      expect(signature, key).toContain("version:");
      for (const { description, kind, choices } of settings) {
        expect(description, key).not.toBe("");
        if (kind === "choice") expect(choices.length, key).toBeGreaterThan(1);
      }
    }
  });

  it("has a preset for every task of GLUE", () => {
    expect(presets().filter(({ group }) => group === "GLUE")).toHaveLength(9);
  });
});
