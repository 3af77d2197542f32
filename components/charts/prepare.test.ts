import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChartData } from "#components/charts/chart-model.ts";
import { csvOf, rowsOf } from "#components/charts/chart-rows.ts";
import { looksOf } from "#components/charts/looks.ts";
import { prepareChart, withGaps } from "#components/charts/prepare.ts";

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 9, 3);

const EXACT_MATCH: ChartData = {
  axis: { kind: "time" },
  unit: "",
  noun: ["evaluation", "evaluations"],
  target: { value: 0.8, direction: "at-least" },
  series: [
    {
      key: "exact_match",
      label: "Exact match",
      points: [0.71, 0.77, 0.826].map((y, index) => ({
        x: START + index * DAY_MS,
        y,
        low: y - 0.031,
        high: y + 0.031,
      })),
    },
  ],
};

describe("prepareChart", () => {
  it("says in words what is drawn", () => {
    expect(prepareChart(EXACT_MATCH).summary).toBe(
      "Rose from 0.710 to 0.826 over 3 evaluations; latest 0.826 ± 0.031, target ≥ 0.80.",
    );
  });

  it("shows the target and the whole interval", () => {
    const { y, target } = prepareChart({ ...EXACT_MATCH, target: { value: 0.95, direction: "at-least" } });
    expect(y.domain[0]).toBeLessThanOrEqual(0.679);
    expect(y.domain[1]).toBeGreaterThanOrEqual(0.95);
    expect(target?.label).toBe("target ≥ 0.95");
  });

  it("has no halves of what is counted", () => {
    const counts = [0, 1, 2].map((y, index) => ({ x: START + index * DAY_MS, y }));
    const series = [{ key: "errors", label: "Errors", points: counts }];
    const { y } = prepareChart({ axis: { kind: "time" }, unit: "", series, fromZero: true });
    expect(y.ticks.map(({ label }) => label)).toEqual(["0", "1", "2"]);
  });

  it("puts the target's label where it covers fewer points", () => {
    const falling = {
      key: "p99",
      label: "p99",
      points: [2_100, 2_050, 900, 700].map((y, x) => ({ x: x * DAY_MS, y })),
    };
    const latency = { ...EXACT_MATCH, series: [falling], target: { value: 2_000, direction: "at-most" } } as const;
    expect(prepareChart(latency).target?.side).toBe("right");
    expect(prepareChart(EXACT_MATCH).target?.side).toBe("left");
  });

  it("is empty, not zero, when nothing was measured", () => {
    const nothing = { key: "cost", label: "Cost", points: [{ x: START, y: null }] };
    const model = prepareChart({ axis: { kind: "time" }, unit: "USD", series: [nothing] });
    expect(model.empty).toBe(true);
    expect(model.summary).toBe("Nothing was measured.");
    expect(rowsOf(model)).toEqual([]);
  });

  it("compares categories by name", () => {
    const model = prepareChart({
      axis: { kind: "category", labels: ["F1", "BLEU"] },
      unit: "",
      fromZero: true,
      series: [
        {
          key: "a",
          label: "Run 14",
          points: [
            { x: 0, y: 0.5 },
            { x: 1, y: 0.25 },
          ],
        },
        {
          key: "b",
          label: "Baseline",
          points: [
            { x: 0, y: 0.4 },
            { x: 1, y: null },
          ],
        },
      ],
    });
    expect(model.summary).toBe("Run 14: F1 0.500, BLEU 0.250. Baseline: F1 0.400.");
    expect(model.y.domain[0]).toBe(0);
  });
});

describe("withGaps", () => {
  it("breaks the line where a point is missing, and only there", () => {
    const points = [0, 1, 2, 5, 6].map((index) => ({ x: index * DAY_MS, y: 1 }));
    expect(withGaps(points, DAY_MS).filter(({ y }) => y === null)).toEqual([{ x: 3 * DAY_MS, y: null }]);
  });

  it("keeps every point, in order, and measures nothing by itself", () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 1e6 }), y: fc.integer() });
    fc.assert(
      fc.property(
        fc.uniqueArray(point, { selector: ({ x }) => x }),
        fc.integer({ min: 1, max: 1e5 }),
        (points, every) => {
          const result = withGaps(points, every);
          expect(result.filter(({ y }) => y !== null)).toEqual(points.toSorted((one, other) => one.x - other.x));
          expect(result.map(({ x }) => x)).toEqual(result.map(({ x }) => x).toSorted((one, other) => one - other));
        },
      ),
    );
  });
});

describe("looksOf", () => {
  it("gives a series the same look whatever stands beside it, as long as looks are free", () => {
    const alone = looksOf([{ key: "p50" }, { key: "p95" }]);
    expect(looksOf([{ key: "p50" }, { key: "p95" }, { key: "p99" }]).slice(0, 2)).toEqual(alone);
    expect(looksOf([{ key: "a", slot: 3 }])).toEqual(looksOf([{ key: "b", slot: 3 }]));
  });

  it("never gives two of up to six series the same colour, dash or marker", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 6 }), (keys) => {
        const looks = looksOf(keys.map((key) => ({ key })));
        for (const part of ["colour", "dash", "shape"] as const) {
          expect(new Set(looks.map((look) => look[part])).size).toBe(keys.length);
        }
      }),
    );
  });
});

describe("csvOf", () => {
  it("writes bounds in their own columns, and no formula", () => {
    const model = prepareChart({
      axis: { kind: "category", labels: ["=SUM(A1)", 'say "hi", twice'] },
      unit: "ms",
      series: [
        {
          key: "a",
          label: "Run",
          points: [
            { x: 0, y: 1, low: 0.5, high: 2 },
            { x: 1, y: 3 },
          ],
        },
      ],
    });
    expect(csvOf(model).split("\r\n")).toEqual([
      'name,Run (ms),"Run, 95 % low","Run, 95 % high"',
      "'=SUM(A1),1,0.5,2",
      '"say ""hi"", twice",3,,',
      "",
    ]);
  });
});
