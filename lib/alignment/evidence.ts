import { stateOf } from "#lib/alignment/rules/campaign-state.ts";
import type { CampaignStateKey } from "#lib/alignment/vocabulary.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import type { Tx } from "#lib/platform/db.ts";

export type AlignmentEvidence = {
  /** The campaign the round goes on with; null while none is chosen. */
  readonly campaign: ChosenCampaign | null;
};

export type ChosenCampaign = {
  readonly number: number;
  readonly title: string;
  readonly state: CampaignStateKey;
  /** Over all judgements of people, as it was closed last; null while it is open, or not measured yet. */
  readonly agreement: MeasuredAgreement | null;
};

export type MeasuredAgreement = {
  /** Krippendorff's alpha; null where it is not defined. */
  readonly alpha: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Items with two judgements or more. */
  readonly items: number;
  readonly judgements: number;
};

/** The campaign chosen in the present round of Alignment, and how far its raters agree. */
export async function collectAlignmentEvidence(tx: Tx, projectId: string): Promise<AlignmentEvidence> {
  const round = await currentRound(tx, projectId, "alignment");
  const choice = await tx.alignmentChoice.findFirst({
    where: { projectId, round },
    orderBy: { id: "desc" },
    select: { campaign: { select: CHOSEN_CAMPAIGN } },
  });
  return { campaign: choice && chosenCampaignOf(choice.campaign) };
}

const CHOSEN_CAMPAIGN = {
  number: true,
  title: true,
  states: { orderBy: { id: "desc" }, take: 1, select: { id: true, state: true } },
  measures: {
    orderBy: { id: "desc" },
    take: 1,
    select: { stateId: true, alpha: true, alphaLow: true, alphaHigh: true, itemCount: true, judgementCount: true },
  },
} as const;

type CampaignRow = {
  readonly number: number;
  readonly title: string;
  readonly states: readonly { readonly id: string; readonly state: "open" | "closed" }[];
  readonly measures: readonly {
    readonly stateId: string;
    readonly alpha: number | null;
    readonly alphaLow: number | null;
    readonly alphaHigh: number | null;
    readonly itemCount: number;
    readonly judgementCount: number;
  }[];
};

function chosenCampaignOf({ number, title, states, measures }: CampaignRow): ChosenCampaign {
  const [state, measure] = [states[0], measures[0]];
  const isPresent = measure !== undefined && state?.state === "closed" && measure.stateId === state.id;
  if (!isPresent) return { number, title, state: stateOf(state), agreement: null };
  const { alpha, alphaLow: low, alphaHigh: high, itemCount: items, judgementCount: judgements } = measure;
  const interval = low === null || high === null ? null : { low, high };
  return { number, title, state: "closed", agreement: { alpha, interval, items, judgements } };
}
