import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CandidateScores, rank, type WeightedCriterion } from "#lib/model/ranking/ranking.ts";
import { sensitivityOf } from "#lib/model/ranking/sensitivity.ts";

const criterion = (key: string, weight: number): WeightedCriterion => ({ key, title: key, weight });
const candidate = (key: string, scores: Record<string, number | null>): CandidateScores => ({
  key,
  scores: new Map(Object.entries(scores)),
});

const criteria = [criterion("quality", 3), criterion("cost", 1)];

describe("a ranking", () => {
  it("is by the weighted mean, ties sharing a place", () => {
    const ranked = rank(criteria, [
      candidate("cheap", { quality: 2, cost: 5 }),
      candidate("good", { quality: 5, cost: 1 }),
      candidate("twin", { quality: 5, cost: 1 }),
    ]);
    expect(ranked.map(({ key, total, place }) => [key, total, place])).toEqual([
      ["good", 4, 1],
      ["twin", 4, 1],
      ["cheap", 2.75, 3],
    ]);
  });

  it("leaves out what nobody scored, and names it", () => {
    const [scored, unscored] = rank(criteria, [candidate("half", { quality: 4, cost: null }), candidate("none", {})]);
    expect(scored).toMatchObject({ key: "half", total: 4, place: 1, missing: ["cost"] });
    expect(unscored).toMatchObject({ key: "none", total: null, place: null, missing: ["quality", "cost"] });
  });

  it("does not change when all weights grow alike, and a dominating candidate always wins", () => {
    const points = fc.double({ min: 0, max: 4, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0.1, max: 9, noNaN: true }), points), { minLength: 1 }),
        (rows) => {
          const weighted = rows.map(([weight], at) => criterion(`${at}`, weight));
          const below = candidate("below", Object.fromEntries(rows.map(([, score], at) => [`${at}`, score])));
          const above = candidate("above", Object.fromEntries(rows.map(([, score], at) => [`${at}`, score + 1])));
          expect(rank(weighted, [below, above])[0]?.key).toBe("above");
          const grown = weighted.map((one) => ({ ...one, weight: 7 * one.weight }));
          expect(rank(grown, [below, above]).map(({ key }) => key)).toEqual(["above", "below"]);
        },
      ),
    );
  });
});

describe("its sensitivity", () => {
  const candidates = [candidate("good", { quality: 5, cost: 1 }), candidate("cheap", { quality: 3, cost: 5 })];

  it("says where each weight turns the ranking", () => {
    // good − cheap = 2·quality − 4·cost: it turns at quality 2 (cost 1), and at cost 1.5 (quality 3).
    const { winner, turns } = sensitivityOf(criteria, candidates);
    expect(winner).toBe("good");
    expect(turns[0]).toMatchObject({ above: null, below: { winner: "cheap" } });
    expect(turns[0]?.below?.weight).toBeCloseTo(2, 6);
    expect(turns[1]).toMatchObject({ below: null, above: { winner: "cheap" } });
    expect(turns[1]?.above?.weight).toBeCloseTo(1.5, 6);
  });

  it("gives each candidate its share of all weightings", () => {
    // Two criteria: good wins where quality has more than two thirds of the weight, a third of all weightings.
    const { wins } = sensitivityOf(criteria, candidates);
    expect(wins.get("good")).toBeCloseTo(1 / 3, 1);
    expect([...wins.values()].reduce((a, b) => a + b)).toBeCloseTo(1);
  });
});
