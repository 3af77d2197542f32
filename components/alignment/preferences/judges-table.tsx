import Link from "next/link";
import { MachineBadge, PositionFlag } from "#components/alignment/preferences/flags.tsx";
import { ShareText } from "#components/alignment/preferences/share-text.tsx";
import { formatNumber, formatPercent } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { TableKeys } from "#components/ui/table-keys.tsx";
import { Time } from "#components/ui/time.tsx";
import type { JudgeRunView } from "#lib/alignment/judges/views.ts";

/** Runs of judges with how far they agree with people and with themselves. @param path of the phase. */
export function JudgesTable({ runs, path }: { runs: readonly JudgeRunView[]; path: string }) {
  return (
    <TableKeys>
      <Table caption="Runs of judges">
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th>Judge</Th>
            <Th>Model</Th>
            <Th>κ with people</Th>
            <Th numeric>Same in both orders</Th>
            <Th numeric>Pairs</Th>
            <Th>Flags</Th>
            <Th>Ended</Th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <Tr key={run.number}>
              <RowHead>
                <span className="font-normal tabular-nums text-muted">{run.number}</span>{" "}
                <Link href={`${path}/judges/${run.number}`} className="hover:underline">
                  {run.name}
                </Link>
              </RowHead>
              <Td className="max-sm:min-w-24">{run.model || run.connectionName}</Td>
              <Td>
                <ShareText share={run.kappa && { ...run.kappa, n: run.besidePeople }} />
              </Td>
              <Td numeric>{formatPercent(run.consistency)}</Td>
              <Td numeric>{formatNumber(run.itemCount)}</Td>
              <Td>
                <span className="flex gap-1">
                  <MachineBadge />
                  <PositionFlag flag={run.positionFlag} />
                </span>
              </Td>
              <Td>
                <Time at={run.endedAt} day />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </TableKeys>
  );
}
