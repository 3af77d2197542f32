import { Badge } from "#components/ui/badge.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { TableKeys } from "#components/ui/table-keys.tsx";
import { Time } from "#components/ui/time.tsx";
import type { HistoryEntry } from "#lib/ledger/queries.ts";

/** The ledger's entries, newest first. */
export function HistoryTable({
  entries,
  phaseTitle,
}: {
  entries: readonly HistoryEntry[];
  phaseTitle: (phase: string) => string;
}) {
  return (
    <TableKeys>
      <Table caption="History" stacked>
        <thead className="bg-surface">
          <tr className="bg-surface">
            <Th numeric>Entry</Th>
            <Th>When</Th>
            <Th>What</Th>
            <Th>Phase</Th>
            <Th>Hash</Th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ seq, at, actor, sentence, phase, hash, type }) => (
            <Tr key={seq}>
              <Td numeric className="text-muted tabular-nums">
                {seq}
              </Td>
              <Td className="text-sm text-muted">
                <Time at={at} />
              </Td>
              <RowHead className="w-full font-normal text-pretty" title={type}>
                <strong className="font-[550]">{actor.name}</strong> {actor.kind === "token" && <Badge>token</Badge>}{" "}
                {sentence}
              </RowHead>
              <Td className="text-sm whitespace-nowrap">{phase && phaseTitle(phase)}</Td>
              <Td className="text-sm text-muted">
                <code title={hash}>{hash.slice(0, 8)}</code>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </TableKeys>
  );
}
