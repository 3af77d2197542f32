import type { PreferencePair } from "#lib/alignment/reward-models/preference-pair.ts";
import type { Scorer } from "#lib/alignment/reward-models/score.ts";
import { bootstrapInterval } from "#lib/statistics/bootstrap.ts";
import { calibrationBins, calibrationError } from "#lib/statistics/calibration/bins.ts";
import { mcnemar, pairedShareInterval } from "#lib/statistics/comparison/mcnemar.ts";
import { unpairedInterval } from "#lib/statistics/comparison/unpaired.ts";
import { type Interval, wilson } from "#lib/statistics/intervals.ts";
import { type SideShare, shareOfSide } from "#lib/statistics/preference/position-bias.ts";
import { spearman } from "#lib/statistics/regression/correlation.ts";
import { type ReliabilityBin, reliability } from "#lib/statistics/reliability.ts";

export type Share = { readonly value: number; readonly n: number; readonly interval: Interval };

export type HeldOutTest = {
  readonly accuracy: Share;
  readonly logLoss: number;
  readonly calibration: {
    readonly ece: number;
    readonly interval: Interval | null;
    readonly bins: readonly ReliabilityBin[];
  };
  readonly length: LengthCheck;
  /** A model that knows the lengths alone, on the same pairs. */
  readonly baseline: Share & {
    /** The model's accuracy less the baseline's, paired. */
    readonly gain: { readonly value: number; readonly interval: Interval; readonly p: number };
  };
};

export type LengthCheck = {
  /** How often people preferred the longer answer, of the held-out pairs whose lengths differ. */
  readonly preferredLonger: SideShare;
  /** How often the model does. */
  readonly scoredLonger: SideShare;
  /** Of the pairs where people preferred the longer; null where there are none. */
  readonly whereLonger: Share | null;
  readonly whereShorter: Share | null;
  /** The first accuracy less the second. */
  readonly gap: Interval | null;
  /** Of score with length, over both answers of each pair, each against its pair's mean. */
  readonly correlation: number | null;
  /** Longer: it does better where the longer answer was preferred than where the shorter was, beyond chance. */
  readonly flag: "longer" | "shorter" | null;
};

/** How a model does on pairs it has not seen. Both answers scored the same is half right. */
export function testHeldOut(pairs: readonly PreferencePair[], score: Scorer, lengthWeight: number): HeldOutTest {
  const judged = pairs.map(({ prompt, chosen, rejected }): Judged => {
    const lengths = [chosen.length, rejected.length] as const;
    const scores = [score(prompt, chosen), score(prompt, rejected)] as const;
    const margin = scores[0] - scores[1];
    const byLength = lengthWeight * Math.log2((lengths[0] + 1) / (lengths[1] + 1));
    return {
      margin,
      right: rightness(margin),
      byLength: rightness(byLength),
      longer: lengths[0] - lengths[1],
      lengths,
      scores,
    };
  });
  const rows = Float64Array.from(judged.flatMap(({ margin, right }) => [1 / (1 + Math.exp(-Math.abs(margin))), right]));
  const n = judged.length;
  const error = (drawn: Float64Array, size: number) => calibrationError(calibrationBins(drawn, size, "width", BINS));
  return {
    accuracy: shareOf(judged.map(({ right }) => right)),
    logLoss: judged.reduce((sum, { margin }) => sum + Math.log1p(Math.exp(-margin)), 0) / n,
    calibration: {
      ece: error(rows, n),
      interval: bootstrapInterval({ kind: "rows", score: error }, rows, n, 2, { range: [0, 1] }),
      // A confidence is that of the answer it prefers, so none is below a half.
      bins: reliability(rows, n, "width", BINS).filter(({ to }) => to > 0.5),
    },
    length: checkLength(judged),
    baseline: baselineOf(judged),
  };
}

const BINS = 10;

type Judged = {
  readonly margin: number;
  readonly right: number;
  readonly byLength: number;
  readonly longer: number;
  readonly lengths: readonly [number, number];
  readonly scores: readonly [number, number];
};

function rightness(margin: number): number {
  return margin > 0 ? 1 : margin < 0 ? 0 : 0.5;
}

function shareOf(rights: readonly number[]): Share {
  const right = rights.reduce((sum, one) => sum + one, 0);
  return { value: right / rights.length, n: rights.length, interval: wilson(right, rights.length) };
}

function baselineOf(judged: readonly Judged[]): HeldOutTest["baseline"] {
  // Half right is neither a win nor a loss.
  const wins = judged.filter(({ right, byLength }) => right > byLength).length;
  const losses = judged.filter(({ right, byLength }) => right < byLength).length;
  const n = judged.length;
  const baseline = shareOf(judged.map(({ byLength }) => byLength));
  const own = shareOf(judged.map(({ right }) => right));
  const interval = pairedShareInterval(wins, losses, n);
  return { ...baseline, gain: { value: own.value - baseline.value, interval, p: mcnemar(wins, losses) } };
}

function checkLength(judged: readonly Judged[]): LengthCheck {
  const uneven = judged.filter(({ longer }) => longer !== 0);
  const [whereLonger, whereShorter] = [true, false].map((isLonger) => {
    const rights = uneven.filter(({ longer }) => longer > 0 === isLonger).map(({ right }) => right);
    return rights.length === 0 ? null : shareOf(rights);
  });
  const count = (longer: (one: Judged) => boolean | null) => {
    const sides = uneven.map(longer);
    return shareOfSide(sides.filter((side) => side === true).length, sides.filter((side) => side === false).length);
  };
  const gap = whereLonger && whereShorter ? unpairedInterval(whereShorter, whereLonger) : null;
  const correlation = correlationWithLength(uneven);
  return {
    preferredLonger: count(({ longer }) => longer > 0),
    scoredLonger: count(({ longer, margin }) => (margin === 0 ? null : longer > 0 === margin > 0)),
    whereLonger: whereLonger ?? null,
    whereShorter: whereShorter ?? null,
    gap,
    correlation: Number.isFinite(correlation) ? correlation : null,
    flag: gap === null ? null : gap.low > 0 ? "longer" : gap.high < 0 ? "shorter" : null,
  };
}

/** Within pairs, since prompts that ask for long answers say nothing of the model. */
function correlationWithLength(judged: readonly Judged[]): number {
  const lengths = judged.flatMap(({ lengths: [one, other] }) => centred(Math.log2(one + 1), Math.log2(other + 1)));
  const scores = judged.flatMap(({ scores: [one, other] }) => centred(one, other));
  return judged.length < 3 ? Number.NaN : spearman(lengths, scores);
}

function centred(one: number, other: number): [number, number] {
  const half = (one - other) / 2;
  return [half, -half];
}
