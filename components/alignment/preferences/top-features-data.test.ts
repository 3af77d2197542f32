import { describe, expect, it } from "vitest";
import { MOST_BARS, topFeaturesData } from "#components/alignment/preferences/top-features-data.ts";
import { prepareChart } from "#components/charts/prepare.ts";

const feature = (name: string, effect: number) => ({ name, weight: effect, effect });

describe("the chart of top features", () => {
  it("goes from what raises most to what lowers most, and begins at zero", () => {
    const data = topFeaturesData(
      [feature("sorry", 0.4), feature("thank", 0.2)],
      [feature("never", -0.5), feature("no", -0.1)],
    );
    expect(data.axis).toMatchObject({ labels: ["sorry", "thank", "no", "never"] });
    expect(data.series[0]?.points.map(({ y }) => y)).toEqual([0.4, 0.2, -0.1, -0.5]);
    const { y } = prepareChart(data);
    expect(y.domain[0]).toBeLessThan(0);
    expect(y.domain[1]).toBeGreaterThan(0);
  });

  it("shows no more than can be told apart", () => {
    const many = Array.from({ length: 30 }, (_, at) => feature(`w${at}`, 1 / (at + 1)));
    expect(topFeaturesData(many, []).series[0]?.points).toHaveLength(MOST_BARS);
  });
});
