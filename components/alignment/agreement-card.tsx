import { Card } from "#components/ui/card.tsx";
import { formatCount, formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { KeptAgreement } from "#lib/alignment/measures/figures.ts";
import type { FiguresView } from "#lib/alignment/queries/get-figures.ts";
import { OPINIONS } from "#lib/alignment/vocabulary.ts";
import type { CampaignKind, Opinion } from "#lib/platform/generated/enums.ts";

/** How far raters agree beyond chance, and what they said. */
export function AgreementCard({ view, kind }: { view: FiguresView; kind: CampaignKind }) {
  const { figures } = view;
  const measures: readonly (readonly [string, KeptAgreement | null, string])[] = [
    ["Krippendorff's alpha", figures.alpha, kind === "rating" ? "ordinal" : "nominal"],
    ...figures.groups.map(({ group, alpha }) => [`Alpha, ${group}`, alpha, "group"] as const),
    ["Fleiss' kappa", figures.fleiss, "items that all their raters judged"],
    ["Cohen's kappa", figures.cohen, kind === "rating" ? "quadratic weights" : "two raters"],
  ];
  return (
    <Card title="Agreement" note={<Basis view={view} />} id="agreement" flush>
      <Table caption="Agreement of raters">
        <thead>
          <tr className="bg-surface">
            <Th>Measure</Th>
            <Th numeric>Value</Th>
            <Th numeric>95 % interval</Th>
            <Th numeric>Items</Th>
          </tr>
        </thead>
        <tbody>
          {measures.map(
            ([name, agreement, note]) =>
              agreement && (
                <Tr key={name}>
                  <RowHead>
                    {name} <span className="text-xs font-normal text-muted">{note}</span>
                  </RowHead>
                  <Td numeric>{formatNumber(agreement.value, 3)}</Td>
                  <Td numeric>
                    {agreement.interval
                      ? `${formatNumber(agreement.interval.low, 3)} to ${formatNumber(agreement.interval.high, 3)}`
                      : "—"}
                  </Td>
                  <Td numeric>{formatNumber(agreement.n)}</Td>
                </Tr>
              ),
          )}
        </tbody>
      </Table>
      <p className="px-[var(--edge)] py-3 text-sm text-muted">
        {formatCount(figures.judgements, "judgement")} of {formatCount(figures.raters, "rater")} on{" "}
        {formatCount(figures.items, "item")}: {said(figures.opinions)}
        {figures.ratings && `, mean ${formatNumber(figures.ratings.mean, 2)}`}. Gold items are left out of every number
        here, and so is what a machine said.
      </p>
    </Card>
  );
}

function Basis({ view: { measuredAt, isSample } }: { view: FiguresView }) {
  if (measuredAt)
    return (
      <>
        measured <Time at={measuredAt} />
      </>
    );
  return isSample ? "so far, over the first 2 000 items drawn by lot" : "so far";
}

function said(opinions: FiguresView["figures"]["opinions"]): string {
  const entries = Object.entries(opinions) as [Opinion, number][];
  return entries.map(([opinion, count]) => `${OPINIONS[opinion].toLowerCase()} ${formatNumber(count)}`).join(", ");
}
