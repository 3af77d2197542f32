import { type CandidateScores, rank, type WeightedCriterion } from "#lib/model/ranking/ranking.ts";
import { type Random, seededRandom } from "#lib/statistics/random.ts";

/** How a ranking hangs on one weight, the others staying as they are. */
export type WeightTurn = {
  readonly criterion: string;
  readonly weight: number;
  /** The nearest weights below and above at which another candidate comes first; null where none does. */
  readonly below: { readonly weight: number; readonly winner: string } | null;
  readonly above: { readonly weight: number; readonly winner: string } | null;
};

export type Sensitivity = {
  readonly winner: string | null;
  readonly turns: readonly WeightTurn[];
  /** By candidate: in what share of random weightings it comes first. They sum to 1; ties are shared. */
  readonly wins: ReadonlyMap<string, number>;
};

const WEIGHTINGS = 2000;
const SEED = 12_345;
/** How far up a weight is looked at: as many times the sum of all. Beyond, that criterion decides alone. */
const MOST_TIMES = 10;

/**
 * How firmly the first candidate stands: how far each weight has to move for another to come first, and how often each comes first when
 * nothing is known about the weights (drawn evenly from all there are, a flat Dirichlet distribution).
 *
 * @see Lahdelma, Hokkanen and Salminen, "SMAA – Stochastic multiobjective acceptability analysis", EJOR 106 (1998), 137–143.
 */
export function sensitivityOf(
  criteria: readonly WeightedCriterion[],
  candidates: readonly CandidateScores[],
): Sensitivity {
  const winner = winnersOf(criteria, candidates)[0] ?? null;
  return {
    winner,
    turns: winner === null ? [] : criteria.map((criterion) => turnOf(criterion, criteria, candidates, winner)),
    wins: winShares(criteria, candidates),
  };
}

function winnersOf(criteria: readonly WeightedCriterion[], candidates: readonly CandidateScores[]): string[] {
  return rank(criteria, candidates)
    .filter(({ place }) => place === 1)
    .map(({ key }) => key);
}

function turnOf(
  criterion: WeightedCriterion,
  criteria: readonly WeightedCriterion[],
  candidates: readonly CandidateScores[],
  winner: string,
): WeightTurn {
  const winnersAt = (weight: number) =>
    winnersOf(
      criteria.map((one) => (one.key === criterion.key ? { ...one, weight } : one)),
      candidates,
    );
  const most = MOST_TIMES * criteria.reduce((sum, { weight }) => sum + weight, 0);
  return {
    criterion: criterion.key,
    weight: criterion.weight,
    below: turnTowards(0, criterion.weight, winnersAt, winner),
    above: turnTowards(most, criterion.weight, winnersAt, winner),
  };
}

/** Where between the weight as it is and a bound another begins to win, by halving: enough to read off a table. */
function turnTowards(
  bound: number,
  from: number,
  winnersAt: (weight: number) => string[],
  winner: string,
): WeightTurn["below"] {
  if (winnersAt(bound).includes(winner)) return null;
  let [stays, turns] = [from, bound];
  for (let step = 0; step < 40; step += 1) {
    const middle = (stays + turns) / 2;
    if (winnersAt(middle).includes(winner)) stays = middle;
    else turns = middle;
  }
  const [next] = winnersAt(turns);
  return next === undefined ? null : { weight: turns, winner: next };
}

function winShares(
  criteria: readonly WeightedCriterion[],
  candidates: readonly CandidateScores[],
): ReadonlyMap<string, number> {
  const random = seededRandom(SEED);
  const wins = new Map(candidates.map(({ key }) => [key, 0]));
  for (let draw = 0; draw < WEIGHTINGS; draw += 1) {
    const winners = winnersOf(
      criteria.map((one) => ({ ...one, weight: exponential(random) })),
      candidates,
    );
    for (const key of winners) wins.set(key, (wins.get(key) ?? 0) + 1 / winners.length / WEIGHTINGS);
  }
  return wins;
}

/** Exponential draws, divided by their sum, are a draw from the flat Dirichlet distribution; a ranking needs no division. */
function exponential(random: Random): number {
  return -Math.log(1 - random());
}
