import type { Opinion } from "#lib/platform/generated/enums.ts";

/** A judgement of a person that stands, with what of its item the figures look at. */
export type StandingJudgement = {
  readonly position: number;
  /** Of the rater, in the campaign. */
  readonly rater: number;
  readonly opinion: Opinion;
  readonly rating: number | null;
  readonly shownFirst: "a" | "b" | null;
  readonly modelA: string | null;
  readonly modelB: string | null;
  readonly lengthA: number;
  readonly lengthB: number | null;
  readonly isGold: boolean;
  /** Of the item, where its file names one. */
  readonly group: string | null;
};
