import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { METRICS, type MetricKey } from "#lib/statistics/metric-catalogue.ts";
import { isPossible, metricKeyOf, metricOf } from "#lib/statistics/metrics.ts";

const keys = Object.keys(METRICS) as MetricKey[];

describe("the catalogue", () => {
  it("gives no name to two metrics", () => {
    const names = keys.flatMap((key) => [key, ...METRICS[key].aliases]).map((name) => name.toLowerCase());
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it.each(keys)("%s is complete", (key) => {
    const metric = metricOf(key);
    expect(metric.title).not.toBe("");
    expect(metric.source).not.toBe("");
    expect(metric.ideal !== undefined).toBe(metric.direction === "target");
    if (metric.kind === "proportion") expect(metric.range).toEqual([0, 1]);
    for (const alias of metric.aliases) expect(metricKeyOf(alias)).toBe(key);
  });

  it.each([
    ["acc", "accuracy"],
    ["EM", "exact_match"],
    ["rougeL", "rouge_l"],
    ["pass@1", "pass_at_1"],
    [" bleu ", "bleu"],
    ["mine", "mine"],
  ])("knows %s as %s", (name, key) => {
    expect(metricKeyOf(name)).toBe(key);
  });

  it("assumes nothing about a metric it does not know", () => {
    expect(metricOf("mine")).toMatchObject({ key: "mine", direction: null, kind: "unbounded", range: [null, null] });
    expect(metricOf("mine", true).direction).toBe("higher");
    expect(metricOf("mine", false).direction).toBe("lower");
    expect(metricOf("acc", false).direction).toBe("higher");
  });

  it("answers for any name", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(metricKeyOf(metricKeyOf(name))).toBe(metricKeyOf(name));
        expect(metricOf(name).key).toBe(metricKeyOf(name));
      }),
    );
  });
});

describe("a possible value", () => {
  it.each([
    ["accuracy", 1, true],
    ["accuracy", 90, false],
    ["bleu", 90, true],
    ["mcc", -1, true],
    ["latency_p95_ms", -1, false],
    ["perplexity", 1e9, true],
    ["mine", -5, true],
    ["mine", Number.NaN, false],
  ])("of %s: %f is %s", (name, value, expected) => {
    expect(isPossible(metricOf(name), value)).toBe(expected);
  });
});
