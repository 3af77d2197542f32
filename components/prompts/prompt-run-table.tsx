import Link from "next/link";
import { RunStateBadge } from "#components/prompts/run/run-state-badge.tsx";
import { formatCount, formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { PromptRunRow } from "#lib/prompts/queries/list-runs.ts";

/** The runs of a prompt, the newest first. */
export function PromptRunTable({ runs, path }: { runs: readonly PromptRunRow[]; path: string }) {
  return (
    <Table caption="Runs" stacked>
      <thead>
        <tr className="bg-surface">
          <Th>Run</Th>
          <Th>State</Th>
          <Th>Side by side</Th>
          <Th numeric>Answers</Th>
          <Th>Started</Th>
        </tr>
      </thead>
      <tbody>
        {runs.map(({ number, state, versions, models, rowCount, answerCount, createdAt, createdByName }) => (
          <Tr key={number}>
            <RowHead className="whitespace-nowrap">
              <Link href={`${path}/runs/${number}`} prefetch={false} className="rounded-sm hover:underline">
                Run {number}
              </Link>
            </RowHead>
            <Td>
              <RunStateBadge state={state} />
            </Td>
            <Td className="[overflow-wrap:anywhere]">
              {versions.map((version) => `v${version}`).join(", ")} over {formatCount(rowCount, "row")}
              <span className="block text-xs text-muted">{models.join(", ")}</span>
            </Td>
            <Td numeric>
              {formatNumber(answerCount)}
              <span className="sm:hidden"> answers</span>
            </Td>
            <Td>
              <Time at={createdAt} day />
              <span className="block text-xs text-muted">by {createdByName}</span>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
