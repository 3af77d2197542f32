import { type BothOrders, stayedAt, type Verdict, verdictOf } from "#lib/alignment/judges/verdict.ts";
import type { Agreement } from "#lib/statistics/agreement/kappa.ts";
import { type Interval, wilson } from "#lib/statistics/intervals.ts";
import { bradleyTerry, type Comparison, type Ranking } from "#lib/statistics/preference/bradley-terry.ts";
import { type LengthBias, lengthBias, type SizedChoice } from "#lib/statistics/preference/length-bias.ts";
import { pairKappa } from "#lib/statistics/preference/pair-kappa.ts";
import { positionBias, type SideShare } from "#lib/statistics/preference/position-bias.ts";

export type JudgedItem = BothOrders & {
  readonly position: number;
  readonly lengths: readonly [a: number, b: number];
  readonly models: readonly [a: string | null, b: string | null];
  /** What most people say; null where nobody judged it, or nobody decided. Never a machine's. */
  readonly people: "a" | "b" | "tie" | null;
};

export type ShareOf = { readonly value: number; readonly n: number; readonly interval: Interval } | null;

export type JudgeFigures = {
  readonly items: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Answers that held no choice, of all. */
  readonly unreadAnswers: number;
  readonly answers: number;
  /** Of the items read in both orders, those with the same answer in both. */
  readonly consistency: ShareOf;
  /** Of the items whose choice stayed at one place, those that stayed at the first. */
  readonly position: SideShare;
  /** How often whatever stood first was taken, of all choices. By design a half for a judge without a bias. */
  readonly firstTaken: ShareOf;
  readonly length: LengthBias;
  /** With what most people say; a verdict that changed with the order is a tie. */
  readonly kappa: { readonly value: number | null; readonly n: number; readonly interval: Interval | null };
  readonly accuracy: ShareOf;
  /** Of the items that people decided: the judge is right, wrong, or takes no side. */
  readonly decided: { readonly right: number; readonly wrong: number; readonly noSide: number };
  /** Null where items do not say which model gave an answer. */
  readonly ranking: Ranking | null;
};

/** Everything that is measured of a judge, from what it said of each item. */
export function judgeFigures(items: readonly JudgedItem[]): JudgeFigures {
  const judged = items.map((item) => ({ ...item, verdict: verdictOf(item) }));
  const read = judged.filter(({ verdict }) => verdict !== "unread");
  const count = (wanted: Verdict) => judged.filter(({ verdict }) => verdict === wanted).length;
  const choices = items.flatMap(({ aFirst, bFirst }) => [aFirst, bFirst]);
  const stayed = read.map(stayedAt);
  const beside = read.flatMap(({ verdict, people }) => (people === null ? [] : [[settled(verdict), people] as const]));
  const decided = beside.filter(([, people]) => people !== "tie");
  return {
    items: items.length,
    verdicts: {
      a: count("a"),
      b: count("b"),
      tie: count("tie"),
      inconsistent: count("inconsistent"),
      unread: count("unread"),
    },
    unreadAnswers: choices.filter((choice) => choice === null).length,
    answers: choices.length,
    consistency: shareOf(read.length - count("inconsistent"), read.length),
    position: positionBias({
      first: stayed.filter((place) => place === "first").length,
      second: stayed.filter((place) => place === "second").length,
    }),
    firstTaken: shareOf(
      choices.filter((choice) => choice === "first").length,
      choices.filter((choice) => choice === "first" || choice === "second").length,
    ),
    length: lengthBias(read.map(sizedChoice)),
    kappa: plainKappa(pairKappa(beside)),
    accuracy: shareOf(beside.filter(([judge, people]) => judge === people).length, beside.length),
    decided: {
      right: decided.filter(([judge, people]) => judge === people).length,
      wrong: decided.filter(([judge, people]) => judge !== people && judge !== "tie").length,
      noSide: decided.filter(([judge]) => judge === "tie").length,
    },
    ranking: rankingOf(read),
  };
}

type Judged = JudgedItem & { readonly verdict: Verdict };

/** The order must not decide, so where it did nobody is preferred. */
function settled(verdict: Verdict): "a" | "b" | "tie" {
  return verdict === "a" || verdict === "b" ? verdict : "tie";
}

function sizedChoice({ lengths, verdict }: Judged): SizedChoice {
  const side = settled(verdict);
  return { lengths, preferred: side === "tie" ? "tie" : side === "a" ? "first" : "second" };
}

function rankingOf(read: readonly Judged[]): Ranking | null {
  const comparisons = read.flatMap(({ models: [one, other], verdict, position }): Comparison[] => {
    if (one === null || other === null || one === other) return [];
    const side = settled(verdict);
    return [{ one, other, outcome: side === "tie" ? 0.5 : side === "a" ? 1 : 0, cluster: String(position) }];
  });
  return comparisons.length === 0 ? null : bradleyTerry(comparisons);
}

function shareOf(part: number, n: number): ShareOf {
  return n === 0 ? null : { value: part / n, n, interval: wilson(part, n) };
}

/** JSON knows no NaN. */
function plainKappa({ value, n, interval }: Agreement): JudgeFigures["kappa"] {
  return { value: Number.isFinite(value) ? value : null, n, interval };
}
