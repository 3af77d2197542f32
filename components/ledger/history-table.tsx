import { Badge } from "#components/ui/badge.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { TableKeys } from "#components/ui/table-keys.tsx";
import { Time } from "#components/ui/time.tsx";
import type { HistoryEntry } from "#lib/ledger/queries.ts";

type HistoryTableProps = { entries: readonly HistoryEntry[]; phaseTitle: (phase: string) => string };

/** The ledger's entries, newest first. On a small screen the other columns become one line below the sentence. */
export function HistoryTable({ entries, phaseTitle }: HistoryTableProps) {
  return (
    <TableKeys>
      <Table caption="History">
        <thead className="bg-surface max-sm:sr-only">
          <tr className="bg-surface">
            <Th numeric className="max-sm:hidden">
              Entry
            </Th>
            <Th className="max-sm:hidden">When</Th>
            <Th>What</Th>
            <Th className="max-sm:hidden">Phase</Th>
            <Th className="max-sm:hidden">Hash</Th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ seq, at, actor, sentence, phase, hash, type }) => (
            <Tr key={seq}>
              <Td numeric className="text-muted tabular-nums max-sm:hidden">
                {seq}
              </Td>
              <Td className="text-sm text-muted max-sm:hidden">
                <Time at={at} />
              </Td>
              <RowHead className="w-full font-normal text-pretty max-sm:pr-[var(--edge)]" title={type}>
                <strong className="font-[550]">{actor.name}</strong> {actor.kind === "token" && <Badge>token</Badge>}{" "}
                {sentence}
                <span className="block text-xs text-muted sm:hidden">
                  {seq} · <Time at={at} />
                  {phase && ` · ${phaseTitle(phase)}`}
                </span>
              </RowHead>
              <Td className="text-sm whitespace-nowrap max-sm:hidden">{phase && phaseTitle(phase)}</Td>
              <Td className="text-sm text-muted max-sm:hidden">
                <code title={hash}>{hash.slice(0, 8)}</code>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </TableKeys>
  );
}
