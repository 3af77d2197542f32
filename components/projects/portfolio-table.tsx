import Link from "next/link";
import { TrailRow } from "#components/lifecycle/trail-row.tsx";
import { ObjectiveTally } from "#components/projects/objective-tally.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { TableKeys } from "#components/ui/table-keys.tsx";
import { Time } from "#components/ui/time.tsx";
import type { PortfolioRow } from "#lib/gates/portfolio.ts";

export function PortfolioTable({ rows }: { rows: readonly PortfolioRow[] }) {
  return (
    <TableKeys>
      <Table caption="Projects" stacked>
        <thead>
          <tr>
            <Th>Project</Th>
            <Th>Trail</Th>
            <Th className="w-[42%]">What blocks it, and the next action</Th>
            <Th>Objectives</Th>
            <Th numeric>Due</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.slug}>
              <RowHead>
                <Link href={`/projects/${row.slug}`} className="rounded-sm hover:underline">
                  {row.name}
                </Link>
                <span className="block text-xs font-normal text-muted">{riskLabel(row.riskTier)}</span>
              </RowHead>
              <Td>
                <TrailRow trail={row.trail} slug={row.slug} />
              </Td>
              <Td className="py-2.5 text-pretty text-muted">
                <NextStep row={row} />
              </Td>
              <Td>
                <ObjectiveTally states={row.objectives} />
              </Td>
              <Td numeric>{row.dueOn ? <Time at={row.dueOn.toISOString()} day /> : "—"}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </TableKeys>
  );
}

function NextStep({ row: { blocker, slug } }: { row: PortfolioRow }) {
  if (!blocker) return "All gates are open.";
  return (
    <>
      <strong className="font-[550] text-ink">{blocker.sentence}</strong>{" "}
      <span className="line-clamp-2">{blocker.detail}</span>{" "}
      {blocker.action && (
        <ActionLink href={`/projects/${slug}/${blocker.action.path}`}>{blocker.action.label}</ActionLink>
      )}
    </>
  );
}

const RISK_LABELS: Record<string, string> = {
  prohibited: "Prohibited use",
  high: "High risk",
  limited: "Limited risk",
  minimal: "Minimal risk",
};

export function riskLabel(tier: string | null): string {
  return tier ? (RISK_LABELS[tier] ?? tier) : "Risk not set";
}
