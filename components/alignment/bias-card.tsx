import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatNumber, formatPercent } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { CampaignFigures } from "#lib/alignment/measures/figures.ts";
import type { SideShare } from "#lib/statistics/preference/position-bias.ts";

/** Whether people choose by place or by length rather than by what they read. */
export function BiasCard({ figures: { position, length } }: { figures: CampaignFigures }) {
  if (!position || !length) return null;
  return (
    <Card title="Bias" note="of the decided comparisons" id="bias" flush>
      <Table caption="Bias of raters">
        <thead>
          <tr className="bg-surface">
            <Th>Preferred</Th>
            <Th numeric>Share</Th>
            <Th numeric>95 % interval</Th>
            <Th>Says</Th>
          </tr>
        </thead>
        <tbody>
          <ShareRow name="What was shown first" side={position} biased="The place plays a part" />
          <ShareRow name="The longer answer" side={length.longer} biased="Length plays a part" />
        </tbody>
      </Table>
      <p className="px-[var(--edge)] py-3 text-sm text-muted">
        {length.perDoubling &&
          `A doubled length adds ${formatNumber(length.perDoubling.value, 2)} to the log-odds of being preferred (${formatNumber(length.perDoubling.interval.low, 2)} to ${formatNumber(length.perDoubling.interval.high, 2)}). `}
        A longer answer may also be the better one: this is for people to look into, and no verdict.
      </p>
    </Card>
  );
}

function ShareRow({ name, side, biased }: { name: string; side: SideShare; biased: string }) {
  return (
    <Tr>
      <RowHead>{name}</RowHead>
      <Td numeric>
        {formatPercent(side.share)} <small className="text-xs text-muted">n {formatNumber(side.n)}</small>
      </Td>
      <Td numeric>
        {side.interval
          ? `${formatNumber(side.interval.low * 100, 1)}–${formatNumber(side.interval.high * 100, 1)} %`
          : "—"}
      </Td>
      <Td>
        {side.isBiased ? <Badge tone="amber">{biased}</Badge> : <span className="text-muted">no sign of bias</span>}
      </Td>
    </Tr>
  );
}
