import { describe, expect, it } from "vitest";
import { prepareChart } from "#components/charts/prepare.ts";
import { histogramData, reliabilityData } from "#components/evaluation/distribution-data.ts";
import { sliceData } from "#components/evaluation/slice-data.ts";

describe("the bars of a distribution", () => {
  it("are named by their bins, with as many decimals as tell them apart", () => {
    const bins = [
      { from: 0, to: 0.05, n: 300 },
      { from: 0.05, to: 0.1, n: 900 },
    ];
    const model = prepareChart(histogramData(bins, { title: "Exact match" }));
    expect(model.x.ticks.map(({ label }) => label)).toEqual(["0.00 to 0.05", "0.05 to 0.10"]);
    expect(model.series[0]?.points.map(({ y }) => y)).toEqual([300, 900]);
    expect(model.y.domain[0]).toBe(0);
    expect(model.summary).toContain("0.05 to 0.10 900 items");
  });

  it("need no range where all values are one", () => {
    const [label] = prepareChart(histogramData([{ from: 4, to: 4, n: 7 }], { title: "Mark" })).x.ticks;
    expect(label?.label).toBe("4.000");
  });
});

describe("the bars of a reliability diagram", () => {
  it("leave a gap where no answer was that sure", () => {
    const model = prepareChart(
      reliabilityData([
        { from: 0, to: 0.5, n: 0, means: null },
        {
          ...{ from: 0.5, to: 1, n: 10 },
          means: { confidence: 0.9, accuracy: 0.7, interval: { low: 0.4, high: 0.9 } },
        },
      ]),
    );
    expect(model.series.map(({ label }) => label)).toEqual(["Right answers", "Confidence"]);
    expect(model.series[0]?.points).toEqual([
      { x: 0, y: null },
      { x: 1, y: 0.7, low: 0.4, high: 0.9 },
    ]);
    expect(model.empty).toBe(false);
  });
});

describe("the bars of slices", () => {
  it("keep the worst when there are too many", () => {
    const slices = Array.from({ length: 30 }, (_, at) => ({
      ...{ slice: `group ${at}`, n: 40, value: at / 30, interval: null, p: null },
      ...{ isSmall: false, gap: null, isWorst: at === 0 },
    }));
    const model = prepareChart(sliceData({ slices }, { title: "Accuracy", unit: "" }));
    expect(model.x.ticks).toHaveLength(12);
    expect(model.x.ticks[0]?.label).toBe("group 0");
  });
});
