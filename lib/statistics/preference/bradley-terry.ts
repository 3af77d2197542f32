import { type Interval, normalInterval } from "#lib/statistics/intervals.ts";
import { inverseOf, type Matrix } from "#lib/statistics/matrix.ts";
import { connectedGroups, everyoneReaches } from "#lib/statistics/preference/comparison-graph.ts";

export type Comparison = {
  readonly one: string;
  readonly other: string;
  /** 1: `one` was preferred; 0: `other` was; 0.5: neither was. */
  readonly outcome: 0 | 0.5 | 1;
  /** What the judgement belongs to, such as the item. Judgements of one item are not independent of each other. */
  readonly cluster: string;
};

export type RankedModel = {
  readonly model: string;
  /** Log-odds against the average of all. */
  readonly strength: number;
  /** Null with judgements of one cluster only. */
  readonly interval: Interval | null;
  /** The chance to be preferred to an average model. */
  readonly chance: number;
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
};

export type Ranking =
  | {
      readonly kind: "ranked";
      /** The strongest first. */
      readonly models: readonly RankedModel[];
      /** Whether PRIOR_GAMES were added, without which some strength would be infinite. */
      readonly isHeldByPrior: boolean;
    }
  /** No comparison joins the groups, so nothing says how they stand to each other. */
  | { readonly kind: "not-identifiable"; readonly groups: readonly (readonly string[])[] };

/**
 * Where some models beat all others that they met, no finite strength is the most likely one. Each model then gets half a game, won
 * and lost in equal parts, against an imagined average one, and the ranking says so. Without need nothing is added.
 */
export const PRIOR_GAMES = 0.5;

const MOST_STEPS = 200;

/**
 * The Bradley–Terry ranking of models by pairwise preferences: model i is preferred to j with log-odds strength(i) −
 * strength(j). A tie counts as half a win of each: it keeps one parameter a model, and a ranking by strength, where Davidson's
 * model would ask for how easily people tie as well.
 *
 * Intervals come from the sandwich estimator with judgements clustered by item: unlike Fisher's information it is right when
 * there are ties, and when several people judged the same item.
 *
 * @see Bradley and Terry, Biometrika 39 (1952), 324–345; Ford, Amer. Math. Monthly 64 (1957), for when the maximum exists;
 *   Liang and Zeger, Biometrika 73 (1986), 13–22, for the clustered sandwich.
 */
export function bradleyTerry(comparisons: readonly Comparison[]): Ranking {
  const names = [...new Set(comparisons.flatMap(({ one, other }) => [one, other]))].sort();
  const places = new Map(names.map((name, place) => [name, place]));
  const games = comparisons.flatMap(({ one, other, outcome, cluster }): Game[] => {
    const [first, second] = [places.get(one), places.get(other)];
    return first === undefined || second === undefined || first === second ? [] : [{ first, second, outcome, cluster }];
  });
  const won = winsOf(games, names.length);
  const groups = connectedGroups(won);
  if (groups.length !== 1)
    return { kind: "not-identifiable", groups: groups.map((group) => group.map((place) => names[place] ?? "")) };
  const isHeldByPrior = !everyoneReaches(won);
  const prior = isHeldByPrior ? PRIOR_GAMES : 0;
  const strengths = mostLikely(won, prior);
  const errors = standardErrors(games, won, strengths, prior);
  const models = names.map((model, place): RankedModel => {
    const strength = strengths[place] ?? 0;
    const error = errors?.[place];
    return {
      model,
      strength,
      interval: error === undefined ? null : normalInterval(strength, error),
      chance: logistic(strength),
      ...recordOf(games, place),
    };
  });
  return { kind: "ranked", models: models.sort((a, b) => b.strength - a.strength), isHeldByPrior };
}

type Game = { readonly first: number; readonly second: number; readonly outcome: number; readonly cluster: string };

/** [i][j]: how often i was preferred to j, a tie half. */
function winsOf(games: readonly Game[], size: number): number[][] {
  const won = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const add = (winner: number, loser: number, by: number) => {
    const row = won[winner] ?? [];
    row[loser] = (row[loser] ?? 0) + by;
  };
  for (const { first, second, outcome } of games) {
    add(first, second, outcome);
    add(second, first, 1 - outcome);
  }
  return won;
}

/** Newton's method on strengths that sum to 0, each step halved until no strength moves by more than 2. */
function mostLikely(won: Matrix, prior: number): number[] {
  let strengths = won.map(() => 0);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const inverse = inverseOf(curvature(won, strengths, prior));
    if (!inverse) break;
    const gradient = gradientOf(won, strengths, prior);
    const moves = inverse.map((row) => row.reduce((sum, value, at) => sum + value * (gradient[at] ?? 0), 0));
    const share = Math.min(1, 2 / Math.max(...moves.map(Math.abs), 1e-300));
    strengths = centred(strengths.map((strength, at) => strength + share * (moves[at] ?? 0)));
    if (moves.every((move) => Math.abs(move) < 1e-10)) break;
  }
  return strengths;
}

function gradientOf(won: Matrix, strengths: readonly number[], prior: number): number[] {
  return strengths.map((own, one) =>
    strengths.reduce(
      (sum, strength, other) => {
        const [wins, losses] = [won[one]?.[other] ?? 0, won[other]?.[one] ?? 0];
        return sum + wins - (wins + losses) * logistic(own - strength);
      },
      prior * (0.5 - logistic(own)),
    ),
  );
}

/** Fisher's information, and 1 in every place more: strengths sum to 0, so that direction must only not be singular. */
function curvature(won: Matrix, strengths: readonly number[], prior: number): number[][] {
  const weights = strengths.map((own, one) =>
    strengths.map((strength, other) => {
      const games = one === other ? 0 : (won[one]?.[other] ?? 0) + (won[other]?.[one] ?? 0);
      return games * spread(own - strength);
    }),
  );
  return weights.map((row, one) => {
    const own = row.reduce((sum, weight) => sum + weight, prior * spread(strengths[one] ?? 0));
    return row.map((weight, other) => 1 + (one === other ? own : -weight));
  });
}

function standardErrors(
  games: readonly Game[],
  won: Matrix,
  strengths: readonly number[],
  prior: number,
): number[] | null {
  const inverse = inverseOf(curvature(won, strengths, prior));
  const clusters = new Map<string, number[]>();
  for (const { first, second, outcome, cluster } of games) {
    const score = clusters.get(cluster) ?? strengths.map(() => 0);
    const off = outcome - logistic((strengths[first] ?? 0) - (strengths[second] ?? 0));
    score[first] = (score[first] ?? 0) + off;
    score[second] = (score[second] ?? 0) - off;
    clusters.set(cluster, score);
  }
  if (!inverse || clusters.size < 2) return null;
  const correction = clusters.size / (clusters.size - 1);
  const scores = [...clusters.values()];
  return inverse.map((row) => {
    const variance = scores.reduce((sum, score) => {
      const pulled = row.reduce((total, value, at) => total + value * (score[at] ?? 0), 0);
      return sum + pulled ** 2;
    }, 0);
    return Math.sqrt(variance * correction);
  });
}

function recordOf(games: readonly Game[], place: number): Pick<RankedModel, "wins" | "ties" | "losses"> {
  let [wins, ties, losses] = [0, 0, 0];
  for (const { first, second, outcome } of games) {
    if (first !== place && second !== place) continue;
    const own = first === place ? outcome : 1 - outcome;
    if (own === 1) wins += 1;
    else if (own === 0) losses += 1;
    else ties += 1;
  }
  return { wins, ties, losses };
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** How much a game between two so far apart tells. */
function spread(x: number): number {
  return logistic(x) * (1 - logistic(x));
}
