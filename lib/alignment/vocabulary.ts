import type { CampaignKind, LabelSource, Opinion } from "#lib/platform/generated/enums.ts";

/** What a campaign asks. */
export const CAMPAIGN_KINDS = {
  pairwise: { label: "Pairwise comparison", asks: "Which answer is better?" },
  rating: { label: "Rating", asks: "How good is the answer?" },
  acceptance: { label: "Accept or reject", asks: "May this answer stand?" },
} as const satisfies Record<CampaignKind, { readonly label: string; readonly asks: string }>;

export const CAMPAIGN_KIND_KEYS = Object.keys(CAMPAIGN_KINDS) as [CampaignKind, ...CampaignKind[]];

/** What can be said of an item, as those read it who know which answer is which. */
export const OPINIONS = {
  a: "A is better",
  b: "B is better",
  tie: "Tie",
  both_bad: "Both bad",
  accept: "Accept",
  reject: "Reject",
  rated: "Rated",
} as const satisfies Record<Opinion, string>;

export const LABEL_SOURCES = {
  person: { label: "People" },
  machine: { label: "A machine" },
} as const satisfies Record<LabelSource, { readonly label: string }>;

/** Where a campaign stands, from its facts. */
export const CAMPAIGN_STATES = {
  draft: { label: "In preparation" },
  open: { label: "Open" },
  closed: { label: "Closed" },
} as const;
export type CampaignStateKey = keyof typeof CAMPAIGN_STATES;
