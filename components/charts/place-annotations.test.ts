import { expect, test } from "vitest";
import { placeAnnotations } from "#components/charts/place-annotations.ts";

const place = (...placed: [x: number, label: string][]) =>
  placeAnnotations(
    placed.map(([x, label]) => ({ x, label })),
    [0, 100],
  ).map(({ x, row, side }) => [x, row, side]);

test("words far from each other share the first row, on the side where there is room", () => {
  expect(place([5, "1.0 → staging"], [95, "1.1 → staging"])).toEqual([
    [5, 0, "after"],
    [95, 0, "before"],
  ]);
});

test("words that would meet stand above each other, whichever side of their line they are on", () => {
  expect(place([30, "1.2.0 → staging"], [34, "1.2.0 → production"])).toEqual([
    [30, 0, "after"],
    [34, 1, "after"],
  ]);
  expect(place([45, "1.2.0 → staging"], [70, "1.3.0 → staging"]).map(([, row]) => row)).toEqual([0, 1]);
});

test("where all rows are taken the line stands alone, and what is off the axis is left out", () => {
  const many = place(...[10, 11, 12, 13, 14].map((x): [number, string] => [x, "1.0 → staging"]));
  expect(many.map(([, row]) => row)).toEqual([0, 1, 2, 3, null]);
  expect(place([-1, "before"], [101, "after"])).toEqual([]);
});
