import { type SideShare, shareOfSide } from "#lib/statistics/preference/position-bias.ts";
import { type Coefficient, logisticRegression } from "#lib/statistics/regression/logistic.ts";

/** Two answers in the order they were shown; the preferred one is "tie" where neither was. */
export type SizedChoice = {
  readonly lengths: readonly [number, number];
  readonly preferred: "first" | "second" | "tie";
};

export type LengthBias = {
  /** How often the longer was preferred, of the decided pairs of different lengths. */
  readonly longer: SideShare;
  /**
   * What a doubled length adds to the log-odds of being preferred, the place held equal; ties count half. Null where it
   * cannot be found, as when the longer always wins.
   */
  readonly perDoubling: Coefficient | null;
};

/**
 * Whether the longer of two answers is preferred. That can be a bias or the longer ones' merit: the numbers cannot tell, so
 * they are a flag for people and no verdict.
 *
 * @see Dubois et al., "Length-Controlled AlpacaEval", COLM 2024, for length as a covariate of preference.
 */
export function lengthBias(choices: readonly SizedChoice[]): LengthBias {
  let [longer, shorter] = [0, 0];
  for (const { lengths, preferred } of choices) {
    const [first, second] = lengths;
    if (first === second || preferred === "tie") continue;
    if (first > second === (preferred === "first")) longer += 1;
    else shorter += 1;
  }
  const rows = choices.map(({ lengths: [first, second] }) => [1, Math.log2((first + 1) / (second + 1))]);
  const outcomes = choices.map(({ preferred }) => (preferred === "tie" ? 0.5 : Number(preferred === "first")));
  return { longer: shareOfSide(longer, shorter), perDoubling: logisticRegression(rows, outcomes)?.[1] ?? null };
}
