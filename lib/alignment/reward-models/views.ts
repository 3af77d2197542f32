import type { RewardModelReport } from "#lib/alignment/reward-models/report.ts";
import type { Interval } from "#lib/statistics/intervals.ts";

/** A reward model as lists show it. */
export type RewardModelView = {
  readonly number: number;
  readonly name: string;
  readonly campaign: { readonly number: number; readonly title: string };
  readonly seed: number;
  readonly pairsOfPeople: number;
  readonly pairsOfMachines: number;
  readonly trainingPairs: number;
  readonly heldOutPairs: number;
  readonly accuracy: number;
  readonly interval: Interval;
  readonly logLoss: number;
  readonly ece: number;
  readonly lengthFlag: "longer" | "shorter" | null;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly round: number;
  readonly trainedAt: Date;
  readonly trainedByName: string;
};

/** With all that its page shows. The names of features quote what people wrote, so they are no dashboard's. */
export type RewardModelDetail = RewardModelView & {
  readonly dataSha256: string;
  readonly judgementCount: number;
  readonly newestJudgementAt: Date | null;
  readonly judge: { readonly number: number; readonly name: string; readonly positionFlag: string | null } | null;
  readonly report: Omit<RewardModelReport, "raising" | "lowering">;
};
