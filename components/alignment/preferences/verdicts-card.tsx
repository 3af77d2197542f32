import Link from "next/link";
import { Card } from "#components/ui/card.tsx";
import { formatNumber, formatPercent } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { JudgeFigures } from "#lib/alignment/judges/figures.ts";
import { VERDICTS, type Verdict } from "#lib/alignment/judges/verdict.ts";

/** How often a judge came to what. @param hrefOf where those pairs are, for those who may see them. */
export function VerdictsCard({ figures, hrefOf }: { figures: JudgeFigures; hrefOf?: (verdict: Verdict) => string }) {
  const { verdicts, items, decided } = figures;
  const keys = Object.keys(VERDICTS) as Verdict[];
  return (
    <Card title="Verdicts" note="of both orders together" flush>
      <Table caption="Verdicts">
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th>Verdict</Th>
            <Th numeric>Pairs</Th>
            <Th numeric>Share</Th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <Tr key={key}>
              <RowHead className="font-normal">
                {hrefOf && verdicts[key] > 0 ? (
                  <Link href={hrefOf(key)} scroll={false} className="hover:underline">
                    {VERDICTS[key]}
                  </Link>
                ) : (
                  VERDICTS[key]
                )}
              </RowHead>
              <Td numeric>{formatNumber(verdicts[key])}</Td>
              <Td numeric>{formatPercent(items === 0 ? null : verdicts[key] / items)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="px-[var(--edge)] py-3 text-pretty text-muted">
        Where people decided for one answer, it is right on {formatNumber(decided.right)}, wrong on{" "}
        {formatNumber(decided.wrong)}, and takes no side on {formatNumber(decided.noSide)}.
      </p>
    </Card>
  );
}
