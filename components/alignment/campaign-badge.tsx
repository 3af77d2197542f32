import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { CAMPAIGN_STATES, type CampaignStateKey } from "#lib/alignment/vocabulary.ts";

const TONES: Record<CampaignStateKey, BadgeTone> = { draft: "neutral", open: "blue", closed: "good" };

export function CampaignBadge({ state }: { state: CampaignStateKey }) {
  return <Badge tone={TONES[state]}>{CAMPAIGN_STATES[state].label}</Badge>;
}
