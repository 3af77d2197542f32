import type { CampaignStateKey } from "#lib/alignment/vocabulary.ts";
import type { CampaignKind, RationaleRule } from "#lib/platform/generated/enums.ts";

/** A campaign as lists and the API show it. */
export type CampaignView = {
  readonly number: number;
  readonly title: string;
  readonly kind: CampaignKind;
  readonly state: CampaignStateKey;
  readonly ratersPerItem: number;
  readonly allowTie: boolean;
  readonly allowBothBad: boolean;
  readonly rationale: RationaleRule;
  readonly scaleMin: number | null;
  readonly scaleMax: number | null;
  readonly itemCount: number;
  readonly goldCount: number;
  readonly itemsSha256: string;
  readonly origin: string;
  readonly seed: number;
  readonly round: number;
  readonly createdAt: Date;
  readonly createdByName: string;
  readonly guidelineVersion: number;
  /** Judgements that stand. */
  readonly judged: number;
  /** How many it wants in all. */
  readonly wanted: number;
  readonly raterCount: number;
  readonly lastJudgedAt: Date | null;
};
