import Link from "next/link";
import { formatDuration, formatMoney, formatNumber, NOT_MEASURED } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { PromptRunView } from "#lib/prompts/queries/get-run.ts";

/** What each column took. */
export function RunTotals({ run, path }: { run: PromptRunView; path: string }) {
  return (
    <Table caption="What each column took">
      <thead>
        <tr className="bg-surface">
          <Th>Column</Th>
          <Th numeric>Answers</Th>
          <Th numeric>Errors</Th>
          <Th numeric>Tokens in</Th>
          <Th numeric>Tokens out</Th>
          <Th numeric>First token, median</Th>
          <Th numeric>Latency, median</Th>
          <Th numeric>Cost</Th>
        </tr>
      </thead>
      <tbody>
        {run.variants.map(({ position, version, connection, model }) => {
          const totals = run.totals.find(({ variant }) => variant === position);
          const about = totals?.isEstimated ? "≈ " : "";
          return (
            <Tr key={position}>
              <RowHead className="whitespace-nowrap">
                <Link href={`${path}?version=${version}`} prefetch={false} className="rounded-sm hover:underline">
                  Version {version}
                </Link>
                <span className="block text-xs font-normal text-muted">
                  {model}, {connection}
                </span>
              </RowHead>
              <Td numeric>{formatNumber(totals?.answers ?? 0)}</Td>
              <Td numeric className={totals?.errors ? "text-red" : undefined}>
                {formatNumber(totals?.errors ?? 0)}
              </Td>
              <Td numeric>{totals ? about + formatNumber(totals.inputTokens) : NOT_MEASURED}</Td>
              <Td numeric>{totals ? about + formatNumber(totals.outputTokens) : NOT_MEASURED}</Td>
              <Td numeric>{formatDuration(totals?.firstTokenMs)}</Td>
              <Td numeric>{formatDuration(totals?.latencyMs)}</Td>
              <Td numeric>{totals?.costUsd === null ? "no price set" : formatMoney(totals?.costUsd)}</Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
