import type { CampaignStateKey } from "#lib/alignment/vocabulary.ts";
import { type Refusal, refuse } from "#lib/platform/outcome.ts";

/** Where a campaign stands by the newest fact about it. */
export function stateOf(newest: { readonly state: "open" | "closed" } | undefined): CampaignStateKey {
  return newest?.state ?? "draft";
}

/** Why a campaign cannot be opened, or null. */
export function whyNotOpen(campaign: {
  readonly state: CampaignStateKey;
  readonly raters: number;
  readonly ratersPerItem: number;
}): Refusal<"already-open" | "too-few-raters"> | null {
  const { state, raters, ratersPerItem } = campaign;
  if (state === "open") return refuse("already-open", "The campaign is open already.");
  if (raters >= ratersPerItem) return null;
  return refuse(
    "too-few-raters",
    `Each item is judged by ${ratersPerItem} people, and ${raters === 1 ? "1 is" : `${raters} are`} chosen. Choose more raters first.`,
  );
}

/** Why a campaign cannot be closed, or null. */
export function whyNotClose(state: CampaignStateKey): Refusal<"not-open"> | null {
  return state === "open" ? null : refuse("not-open", "The campaign is not open.");
}
