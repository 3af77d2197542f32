import { ShareText } from "#components/alignment/preferences/share-text.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatNumber, NOT_MEASURED } from "#components/ui/format.ts";
import { RowHead, Table, Td, Tr } from "#components/ui/table.tsx";
import type { LengthCheck } from "#lib/alignment/reward-models/held-out-test.ts";
import type { SideShare } from "#lib/statistics/preference/position-bias.ts";

/** Whether a reward model goes by length. */
export function LengthCheckCard({ check }: { check: LengthCheck }) {
  return (
    <Card
      title="Length"
      actions={
        check.flag ? (
          <Badge tone="amber">Length bias flagged: {check.flag}</Badge>
        ) : (
          <Badge tone="good">Not flagged</Badge>
        )
      }
      flush
    >
      <p className="px-[var(--edge)] pb-2 text-pretty text-muted">{sentenceOf(check)}</p>
      <Table caption="Length on held-out pairs">
        <tbody>
          <Row label="Right where the longer answer was preferred" value={<ShareText share={check.whereLonger} />} />
          <Row label="Right where the shorter answer was preferred" value={<ShareText share={check.whereShorter} />} />
          <Row label="The longer was preferred" value={<ShareText share={shareOf(check.preferredLonger)} />} />
          <Row label="The longer scores higher" value={<ShareText share={shareOf(check.scoredLonger)} />} />
          <Row
            label="Rank correlation of score and length"
            value={check.correlation === null ? NOT_MEASURED : formatNumber(check.correlation, 3)}
          />
        </tbody>
      </Table>
    </Card>
  );
}

function Row({ label, value }: { label: string; value: React.ReactNode }) {
  return (
    <Tr>
      <RowHead className="font-normal whitespace-normal">{label}</RowHead>
      <Td className="text-right tabular-nums">{value}</Td>
    </Tr>
  );
}

function shareOf({ share, n, interval }: SideShare) {
  return share === null ? null : { value: share, n, interval };
}

function sentenceOf({ flag, gap }: LengthCheck): string {
  if (gap === null) return "Too few pairs differ in length, with either answer preferred, to tell.";
  if (flag === null)
    return "It does as well where the longer answer was preferred as where the shorter was, as far as these pairs tell.";
  return `It does better where the ${flag} answer was preferred, beyond chance: a policy trained on it may learn to write ${flag} answers. Whether people mean that is for people to say.`;
}
