import { ShareText } from "#components/alignment/preferences/share-text.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatCount, formatNumber, NOT_MEASURED } from "#components/ui/format.ts";
import type { JudgeFigures } from "#lib/alignment/judges/figures.ts";
import type { SideShare } from "#lib/statistics/preference/position-bias.ts";

/** Whether the place, or the length, decides what a judge prefers. */
export function JudgeBiasCard({ figures }: { figures: JudgeFigures }) {
  const { position, length } = figures;
  return (
    <Card title="Bias">
      <dl className="grid gap-4">
        <Bias
          label="Position"
          isFlagged={position.isBiased}
          share={position}
          sentence={positionSentence(position)}
          name="stayed at the first place"
        />
        <Bias
          label="Length"
          isFlagged={length.longer.isBiased}
          share={length.longer}
          sentence={lengthSentence(figures)}
          name="of the longer answer"
        />
      </dl>
    </Card>
  );
}

type BiasProps = { label: string; isFlagged: boolean; share: SideShare; sentence: string; name: string };

function Bias({ label, isFlagged, share: { share, n, interval }, sentence, name }: BiasProps) {
  return (
    <div>
      <dt className="flex items-center gap-2 font-[550]">
        {label}
        {isFlagged ? <Badge tone="amber">{label} bias flagged</Badge> : <Badge tone="good">Not flagged</Badge>}
      </dt>
      <dd>
        <ShareText share={share === null ? null : { value: share, n, interval }} />
        {share !== null && <span className="text-muted"> {name}</span>}
        <p className="text-pretty text-muted">{sentence}</p>
      </dd>
    </div>
  );
}

function positionSentence({ share, n, isBiased }: SideShare): string {
  if (share === null) return "No choice stayed at its place when the answers changed theirs.";
  const changed = `${formatCount(n, "choice")} stayed at one place when the answers changed theirs`;
  if (!isBiased) return `${changed}, at either as often as chance would have it.`;
  return `${changed}: the ${share > 0.5 ? "first" : "second"} place decides beyond chance. Those pairs count as no preference.`;
}

function lengthSentence({ length: { perDoubling } }: JudgeFigures): string {
  const effect = perDoubling ? formatNumber(perDoubling.value, 2) : NOT_MEASURED;
  const range = perDoubling
    ? ` (${formatNumber(perDoubling.interval.low, 2)} to ${formatNumber(perDoubling.interval.high, 2)})`
    : "";
  return `Log-odds that a doubled length adds: ${effect}${range}. That may be a bias, or the longer answers’ merit.`;
}
