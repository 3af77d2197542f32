import { describe, expect, it } from "vitest";
import { twoSidedT, twoSidedTReach } from "#lib/statistics/student.ts";

describe("Student's distribution", () => {
  // Any table of its two-sided 5 % and 1 % points.
  it.each([
    [0.95, 1, 12.7062],
    [0.95, 4, 2.77645],
    [0.95, 30, 2.04227],
    [0.99, 10, 3.16927],
    [0.95, 1e6, 1.95997],
  ])("reaches, at %f and %i degrees of freedom, %f", (confidence, degrees, reach) => {
    expect(twoSidedTReach(confidence, degrees)).toBeCloseTo(reach, 3);
    expect(twoSidedT(twoSidedTReach(confidence, degrees), degrees)).toBeCloseTo(1 - confidence, 10);
  });

  it.each([
    // With one degree of freedom it is Cauchy's distribution, with two it has a closed form.
    [1, 1, 0.5],
    [3, 1, 1 - (2 / Math.PI) * Math.atan(3)],
    [-2, 2, 1 - 2 / Math.sqrt(6)],
    [0, 7, 1],
    [Number.POSITIVE_INFINITY, 7, 0],
  ])("leaves beyond %f, with %i degrees, %f", (t, degrees, chance) => {
    expect(twoSidedT(t, degrees)).toBeCloseTo(chance, 12);
  });
});
