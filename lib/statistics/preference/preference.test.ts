import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohenKappa } from "#lib/statistics/agreement/kappa.ts";
import { bradleyTerry, type Comparison, type RankedModel } from "#lib/statistics/preference/bradley-terry.ts";
import { lengthBias, type SizedChoice } from "#lib/statistics/preference/length-bias.ts";
import { pairKappa, type Side } from "#lib/statistics/preference/pair-kappa.ts";
import { positionBias } from "#lib/statistics/preference/position-bias.ts";
import { type Random, randomInteger, seededRandom } from "#lib/statistics/random.ts";

const PLANTED = new Map([
  ["a", 1.2],
  ["b", 0.4],
  ["c", 0],
  ["d", -0.5],
  ["e", -1.1],
]);
const chanceOf = (one: string, other: string) =>
  1 / (1 + Math.exp((PLANTED.get(other) ?? 0) - (PLANTED.get(one) ?? 0)));

/** Items with a pair of models each, judged by several people whose taste of an item is partly the item's. */
function planted(random: Random, items: number, raters: number, tieShare = 0): Comparison[] {
  const names = [...PLANTED.keys()];
  return Array.from({ length: items }, (_, item) => {
    const first = randomInteger(random, 0, names.length - 1);
    const second = (first + randomInteger(random, 1, names.length - 1)) % names.length;
    const [one = "", other = ""] = [names[first], names[second]];
    const own = Number(random() < chanceOf(one, other)) as 0 | 1;
    return Array.from({ length: raters }, (): Comparison => {
      const outcome =
        random() < tieShare ? 0.5 : random() < 0.5 ? own : (Number(random() < chanceOf(one, other)) as 0 | 1);
      return { one, other, outcome, cluster: `${item}` };
    });
  }).flat();
}

function rankedOf(comparisons: readonly Comparison[]): readonly RankedModel[] {
  const ranking = bradleyTerry(comparisons);
  return ranking.kind === "ranked" ? ranking.models : [];
}

function game(one: string, other: string, outcome: 0 | 0.5 | 1, cluster = `${one}${other}${outcome}`): Comparison {
  return { one, other, outcome, cluster };
}

describe("Bradley–Terry", () => {
  // The planted strengths sum to 0, as those that are found do.
  it.each([
    { items: 400, raters: 1 },
    { items: 300, raters: 3 },
  ])(
    "holds planted strengths in its 95 % interval in 95 ± 3 % of runs, $raters raters an item",
    ({ items, raters }) => {
      let [held, asked] = [0, 0];
      for (let seed = 1; seed <= 400; seed += 1) {
        for (const { model, interval } of rankedOf(planted(seededRandom(seed), items, raters))) {
          const strength = PLANTED.get(model) ?? Number.NaN;
          asked += 1;
          if (interval && interval.low <= strength && strength <= interval.high) held += 1;
        }
      }
      expect(asked).toBe(2000);
      expect(Math.abs(held / asked - 0.95)).toBeLessThanOrEqual(0.03);
    },
  );

  it("gives two models the log-odds of their wins, ties half", () => {
    const games = [
      ...Array.from({ length: 6 }, (_, at) => game("x", "y", 1, `w${at}`)),
      ...Array.from({ length: 2 }, (_, at) => game("x", "y", 0, `l${at}`)),
      ...Array.from({ length: 2 }, (_, at) => game("y", "x", 0.5, `t${at}`)),
    ];
    const [x, y] = rankedOf(games);
    expect(x).toMatchObject({ model: "x", wins: 6, ties: 2, losses: 2 });
    expect((x?.strength ?? 0) - (y?.strength ?? 0)).toBeCloseTo(Math.log(7 / 3), 8);
    expect(y?.strength).toBeCloseTo(-(x?.strength ?? 0), 10);
  });

  it("says nothing of groups that no comparison joins", () => {
    expect(bradleyTerry([game("a", "b", 1), game("b", "a", 1), game("c", "d", 0.5)])).toEqual({
      kind: "not-identifiable",
      groups: [
        ["a", "b"],
        ["c", "d"],
      ],
    });
    expect(bradleyTerry([])).toEqual({ kind: "not-identifiable", groups: [] });
  });

  it("holds a model that never lost by a named prior, and says so", () => {
    const ranking = bradleyTerry([game("a", "b", 1), game("a", "c", 1), game("b", "c", 1), game("c", "b", 1)]);
    expect(ranking.kind === "ranked" && ranking.isHeldByPrior).toBe(true);
    const [best] = ranking.kind === "ranked" ? ranking.models : [];
    expect(best?.model).toBe("a");
    expect(best?.strength).toBeGreaterThan(0.5);
    expect(best?.strength).toBeLessThan(10);
  });

  it("does not depend on the order of comparisons, nor on which stands first", () => {
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), (seed, isTurned) => {
        const games = planted(seededRandom(seed), 60, 1, 0.2);
        const turned = games
          .toReversed()
          .map(
            (one): Comparison =>
              isTurned ? { ...one, one: one.other, other: one.one, outcome: (1 - one.outcome) as 0 | 0.5 | 1 } : one,
          );
        const [first, second] = [rankedOf(games), rankedOf(turned)];
        expect(second.map(({ model }) => model)).toEqual(first.map(({ model }) => model));
        second.forEach(({ strength }, at) => {
          expect(strength).toBeCloseTo(first[at]?.strength ?? Number.NaN, 6);
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe("kappa of two judges of pairs", () => {
  const turned = (side: Side): Side => (side === "a" ? "b" : side === "b" ? "a" : "tie");
  const drawn = (n: number, agree: number): [Side, Side][] => {
    const random = seededRandom(3);
    return Array.from({ length: n }, (): [Side, Side] => ["a", random() < agree ? "a" : "b"]);
  };

  it("is Cohen's where each pair stands under both names", () => {
    const pairs = drawn(100, 0.8).map(([one, other], at): [Side, Side] =>
      at % 9 === 0 ? ["tie", other] : [one, other],
    );
    const both = pairs.flatMap(([one, other]): [Side, Side][] => [
      [one, other],
      [turned(one), turned(other)],
    ]);
    expect(pairKappa(pairs).value).toBeCloseTo(cohenKappa(both).value, 12);
  });

  it("does not fall to chance where a file always has the preferred answer first", () => {
    const pairs = drawn(2000, 0.9);
    expect(cohenKappa(pairs).value).toBe(0);
    const { value, interval } = pairKappa(pairs);
    expect(value).toBeCloseTo(0.8, 1);
    expect(interval && interval.low < 0.8 && 0.8 < interval.high).toBe(true);
  });

  it("is the same whichever answer is called A, and nothing without pairs", () => {
    const pairs = drawn(50, 0.7);
    const renamed = pairs.map(([one, other], at): [Side, Side] =>
      at % 2 ? [turned(one), turned(other)] : [one, other],
    );
    expect(pairKappa(renamed)).toEqual(pairKappa(pairs));
    expect(pairKappa([])).toMatchObject({ n: 0, interval: null });
    expect(pairKappa([["tie", "tie"]]).value).toBeNaN();
  });
});

describe("position bias", () => {
  it("flags a planted one and no fair coin", () => {
    expect(positionBias({ first: 70, second: 30 })).toMatchObject({ share: 0.7, n: 100, isBiased: true });
    expect(positionBias({ first: 30, second: 70 }).isBiased).toBe(true);
    expect(positionBias({ first: 55, second: 45 }).isBiased).toBe(false);
    expect(positionBias({ first: 0, second: 0 })).toEqual({ share: null, n: 0, interval: null, isBiased: false });
  });

  it("flags at most one fair run in twenty, or nearly so", () => {
    const random = seededRandom(5);
    let flagged = 0;
    for (let run = 0; run < 1000; run += 1) {
      const first = Array.from({ length: 200 }, random).filter((drawn) => drawn < 0.5).length;
      if (positionBias({ first, second: 200 - first }).isBiased) flagged += 1;
    }
    expect(flagged / 1000).toBeLessThan(0.075);
  });
});

describe("length bias", () => {
  const drawn = (perDoubling: number, n: number): SizedChoice[] => {
    const random = seededRandom(8);
    return Array.from({ length: n }, () => {
      const lengths = [randomInteger(random, 20, 400), randomInteger(random, 20, 400)] as const;
      const odds = perDoubling * Math.log2((lengths[0] + 1) / (lengths[1] + 1));
      return { lengths, preferred: random() < 1 / (1 + Math.exp(-odds)) ? "first" : "second" };
    });
  };

  it("flags a planted one and finds how strong it is", () => {
    const { longer, perDoubling } = lengthBias(drawn(0.8, 1000));
    expect(longer.isBiased).toBe(true);
    expect(longer.share).toBeGreaterThan(0.6);
    const interval = perDoubling?.interval;
    expect(interval && interval.low < 0.8 && 0.8 < interval.high).toBe(true);
  });

  it("does not flag choices that length has no part in", () => {
    const { longer, perDoubling } = lengthBias(drawn(0, 1000));
    expect(longer.isBiased).toBe(false);
    expect(perDoubling && perDoubling.interval.low < 0 && perDoubling.interval.high > 0).toBe(true);
  });

  it("counts neither ties nor pairs of one length as the longer's or the shorter's", () => {
    const { longer } = lengthBias([
      { lengths: [10, 10], preferred: "first" },
      { lengths: [10, 20], preferred: "tie" },
      { lengths: [10, 20], preferred: "second" },
    ]);
    expect(longer).toMatchObject({ share: 1, n: 1, isBiased: false });
  });

  it("has no coefficient where the longer always wins", () => {
    const choices = drawn(0, 50).map(
      ({ lengths }): SizedChoice => ({ lengths, preferred: lengths[0] > lengths[1] ? "first" : "second" }),
    );
    expect(lengthBias(choices).perDoubling).toBeNull();
  });
});
