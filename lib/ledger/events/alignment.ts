import { event } from "#lib/ledger/event.ts";

type Campaign = { campaign: number; title: string };

/** Single judgements are facts of their own and not here; what was asked, of whom, and what it came to is. */
export const alignmentEvents = {
  "campaign.created": event<Campaign & { kind: string; items: number; gold: number; sha256: string }>(
    (p) => `made the campaign ${p.title} (${p.items} items)`,
  ),
  "campaign.guideline-saved": event<Campaign & { version: number; sha256: string }>(
    (p) => `wrote version ${p.version} of the guideline of ${p.title}`,
  ),
  "campaign.opened": event<Campaign>((p) => `opened the campaign ${p.title}`),
  "campaign.closed": event<Campaign & { judgements: number }>(
    (p) => `closed the campaign ${p.title} with ${p.judgements} judgements`,
  ),
  "campaign.rater-added": event<Campaign & { userId: string; name: string }>(
    (p) => `chose ${p.name} to rate in ${p.title}`,
  ),
  "campaign.rater-removed": event<Campaign & { userId: string; name: string }>(
    (p) => `took ${p.name} out of the raters of ${p.title}`,
  ),
  "campaign.measured": event<Campaign & { judgements: number; alpha: number | null }>(
    (p) =>
      `measured the campaign ${p.title}: ${p.alpha === null ? "no agreement can be computed" : `alpha ${p.alpha.toFixed(3)}`} over ${p.judgements} judgements`,
  ),
  "alignment.chosen": event<Campaign & { reason: string }>((p) => `chose the campaign ${p.title}: ${p.reason}`),
};
