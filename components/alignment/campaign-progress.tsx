import { type Figure, Figures } from "#components/ui/figures.tsx";
import { formatDuration, formatNumber, formatPercent } from "#components/ui/format.ts";
import type { KeptAgreement } from "#lib/alignment/measures/figures.ts";
import type { CampaignView } from "#lib/alignment/views.ts";

const DAY_MS = 86_400_000;

type CampaignProgressProps = {
  campaign: CampaignView;
  /** Judgements of the last 24 hours. */
  lastDay: number;
  alpha: KeptAgreement | null;
};

/** How far a campaign is, and when it will be done at the pace of the last day. */
export function CampaignProgress({ campaign, lastDay, alpha }: CampaignProgressProps) {
  const { judged, wanted, itemCount, goldCount, ratersPerItem, state } = campaign;
  const left = wanted - judged;
  const figures: Figure[] = [
    {
      label: "Judged",
      value: formatPercent(judged / wanted, 0),
      note: `${formatNumber(judged)} of ${formatNumber(wanted)}`,
    },
    {
      label: "Items",
      value: formatNumber(itemCount),
      note: goldCount > 0 ? `${formatNumber(goldCount)} of them gold` : "no gold items",
    },
    {
      label: "Raters an item",
      value: formatNumber(ratersPerItem),
      note: `${formatNumber(campaign.raterCount)} chosen`,
    },
    { label: "Alpha", value: formatNumber(alpha?.value, 3), note: intervalText(alpha) },
    { label: "Guideline", value: campaign.guidelineVersion > 0 ? `v${campaign.guidelineVersion}` : "none" },
    {
      label: "Last 24 hours",
      value: formatNumber(lastDay),
      note:
        state === "open" && lastDay > 0 && left > 0
          ? `done in about ${formatDuration((left / lastDay) * DAY_MS)}`
          : "judgements",
    },
    { label: "Round", value: campaign.round, note: `seed ${campaign.seed}` },
  ];
  return <Figures figures={figures} />;
}

function intervalText(alpha: KeptAgreement | null): string {
  if (!alpha?.interval) return "agreement of raters";
  return `${formatNumber(alpha.interval.low, 3)} to ${formatNumber(alpha.interval.high, 3)}`;
}
