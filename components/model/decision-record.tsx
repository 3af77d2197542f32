import { VerdictBadge } from "#components/model/verdict-badge.tsx";
import { Words } from "#components/scope/words.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { DecisionView } from "#lib/model/queries/list-decisions.ts";

/** A decision as it was written: context, choice, reasons, consequences, and every candidate of that day. */
export function DecisionRecord({ decision }: { decision: DecisionView }) {
  const { chosen, considered, context, reasons, consequences } = decision;
  return (
    <div className="flex flex-col gap-3">
      {chosen && (
        <p className="flex flex-wrap items-center gap-2">
          <strong className="text-lg font-semibold">{chosen.name}</strong>
          <span className="text-muted">
            {chosen.provider} · {chosen.licence}
          </span>
          <VerdictBadge verdict={chosen.verdict} />
          <span className="text-xs text-muted">on that day</span>
        </p>
      )}
      <dl className="grid max-w-5xl gap-3 sm:grid-cols-3 sm:gap-6">
        <Words term="Context">{context}</Words>
        <Words term="Reasons">{reasons}</Words>
        <Words term="Consequences">{consequences}</Words>
      </dl>
      <Table caption="Candidates considered" stacked>
        <thead>
          <tr className="bg-surface">
            <Th>Considered</Th>
            <Th>Licence then</Th>
            <Th numeric>Of 5</Th>
            <Th>Why not</Th>
          </tr>
        </thead>
        <tbody>
          {considered.candidates.map(({ number, name, provider, licence, verdict, total, chosen: taken, reason }) => (
            <Tr key={number}>
              <RowHead>
                {name} {taken && <Badge tone="good">chosen</Badge>}
                <span className="block text-xs font-normal text-muted">{provider}</span>
              </RowHead>
              <Td>
                <VerdictBadge verdict={verdict} />
                <span className="block text-xs text-muted">{licence}</span>
              </Td>
              <Td numeric>
                {total === null ? <span className="text-muted">not scored</span> : formatNumber(total, 2)}
              </Td>
              <Td className="whitespace-pre-wrap text-pretty">
                {taken ? <span className="text-muted">taken</span> : reason}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
