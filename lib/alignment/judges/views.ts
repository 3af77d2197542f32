import type { JudgeFigures } from "#lib/alignment/judges/figures.ts";
import type { Verdict } from "#lib/alignment/judges/verdict.ts";
import type { Interval } from "#lib/statistics/intervals.ts";

/** A run of a judge as lists show it. */
export type JudgeRunView = {
  readonly number: number;
  readonly name: string;
  readonly campaign: { readonly number: number; readonly title: string };
  readonly prompt: { readonly name: string; readonly version: number };
  readonly model: string;
  readonly connectionName: string;
  readonly itemCount: number;
  readonly campaignItems: number;
  readonly failures: number;
  readonly unread: number;
  readonly consistency: number | null;
  readonly positionFlag: "first" | "second" | null;
  readonly kappa: { readonly value: number; readonly interval: Interval | null } | null;
  readonly accuracy: { readonly value: number; readonly interval: Interval } | null;
  /** How many of its pairs people had decided. */
  readonly besidePeople: number;
  readonly tokens: number;
  readonly costUsd: number | null;
  readonly round: number;
  readonly endedAt: Date;
  readonly startedByName: string;
};

export type JudgeRunDetail = JudgeRunView & {
  readonly guidelineVersion: number | null;
  readonly startedAt: Date;
  readonly figures: JudgeFigures;
  readonly warnings: readonly string[];
};

/** What a judge said of a pair, beside the pair. */
export type JudgedPairView = {
  readonly position: number;
  readonly prompt: string;
  readonly answerA: string;
  readonly answerB: string;
  readonly modelA: string | null;
  readonly modelB: string | null;
  readonly verdict: Verdict;
  readonly said: readonly {
    readonly shownFirst: "a" | "b";
    readonly preferred: "first" | "second" | "tie" | null;
    readonly text: string;
  }[];
};
