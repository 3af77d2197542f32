import { type JudgedPair, judgedPairs } from "#lib/alignment/items/judged-pairs.ts";
import { textOfTurns } from "#lib/alignment/items/text-of-turns.ts";
import { findVerdicts } from "#lib/alignment/judges/find-verdicts.ts";
import type { Verdict } from "#lib/alignment/judges/verdict.ts";
import { type PreferencePair, placeOf } from "#lib/alignment/reward-models/preference-pair.ts";
import { MOST_PAIRS } from "#lib/alignment/reward-models/settings.ts";
import type { LabelSource } from "#lib/platform/generated/enums.ts";

/** Why a pair of the campaign is not learned from, in the order they are asked. */
export const LEFT_OUT = {
  gold: "gold items, picked to be clear",
  unjudged: "pairs nobody has judged",
  machine: "pairs only a machine has judged",
  undecided: "ties, and pairs people were split on",
  same: "pairs whose answers are the same text",
  beyond: "pairs beyond the most that are read",
} as const;

export type LeftOut = Readonly<Record<keyof typeof LEFT_OUT, number>>;

export type GatheredPairs = {
  readonly pairs: readonly PreferencePair[];
  readonly ofPeople: number;
  readonly ofMachines: number;
  readonly leftOut: LeftOut;
  readonly judgementCount: number;
  readonly newestJudgementAt: Date | null;
};

type Asked = {
  readonly campaignId: string;
  readonly seed: number;
  /** Whether what a machine preferred counts where people said nothing. */
  readonly useMachineLabels: boolean;
  /** A run of a judge whose labels count then too. */
  readonly judgeRunId: string | null;
};

type Taken = PreferencePair & { readonly source: LabelSource; readonly place: number };

/**
 * The preferences of a campaign as they stand: what most people here say of a pair, else what the file says people said before, else,
 * where asked for, what a machine said. Of more than are read, a sample that their content alone decides.
 */
export async function gatherPairs(asked: Asked, signal: AbortSignal): Promise<GatheredPairs> {
  const leftOut = { gold: 0, unjudged: 0, machine: 0, undecided: 0, same: 0, beyond: 0 };
  const verdicts = asked.judgeRunId ? await findVerdicts(asked.judgeRunId) : new Map<number, Verdict>();
  let taken: Taken[] = [];
  let judgementCount = 0;
  let newestJudgementAt: Date | null = null;
  for await (const pairs of judgedPairs(asked.campaignId)) {
    signal.throwIfAborted();
    for (const pair of pairs) {
      judgementCount += pair.judgements;
      if (pair.newestAt && (!newestJudgementAt || pair.newestAt > newestJudgementAt)) newestJudgementAt = pair.newestAt;
      const found = take(pair, verdicts.get(pair.position) ?? null, asked);
      if (typeof found === "string") leftOut[found] += 1;
      else taken.push(found);
    }
    if (taken.length > 2 * MOST_PAIRS) {
      leftOut.beyond += taken.length - MOST_PAIRS;
      taken = sampled(taken);
    }
  }
  leftOut.beyond += Math.max(0, taken.length - MOST_PAIRS);
  taken = sampled(taken);
  return {
    pairs: taken.map(({ prompt, chosen, rejected }) => ({ prompt, chosen, rejected })),
    ofPeople: taken.filter(({ source }) => source === "person").length,
    ofMachines: taken.filter(({ source }) => source === "machine").length,
    leftOut,
    judgementCount,
    newestJudgementAt,
  };
}

function take(pair: JudgedPair, verdict: Verdict | null, { seed, useMachineLabels }: Asked): Taken | keyof LeftOut {
  if (pair.isGold) return "gold";
  const label = labelOf(pair, verdict);
  if (!label) return "unjudged";
  if (label.source === "machine" && !useMachineLabels) return "machine";
  if (label.side !== "a" && label.side !== "b") return "undecided";
  const [a, b] = [textOfTurns(pair.responseA), textOfTurns(pair.responseB)];
  if (a === b) return "same";
  const prompt = textOfTurns(pair.prompt);
  const [chosen, rejected] = label.side === "a" ? [a, b] : [b, a];
  return {
    prompt,
    chosen,
    rejected,
    source: label.source,
    place: placeOf(`${prompt}\0${chosen}\0${rejected}`, `sample ${seed}`),
  };
}

function labelOf(
  { people, label, labelSource }: JudgedPair,
  verdict: Verdict | null,
): { readonly side: string; readonly source: LabelSource } | null {
  if (people) return { side: people.outcome, source: "person" };
  if (label !== null && labelSource) return { side: label, source: labelSource };
  return verdict === null || verdict === "unread" ? null : { side: verdict, source: "machine" };
}

function sampled(taken: readonly Taken[]): Taken[] {
  if (taken.length <= MOST_PAIRS) return [...taken];
  return taken.toSorted((one, other) => one.place - other.place).slice(0, MOST_PAIRS);
}
