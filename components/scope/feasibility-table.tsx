import { formatPercent } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { FeasibilityView } from "#lib/scope/queries/get-scope.ts";
import { ASPECTS, FEASIBILITY_ASPECTS } from "#lib/scope/rules/feasibility.ts";

/** The scores as they were decided on, or as a reader sees them. */
export function FeasibilityTable({ feasibility: { scores, notes } }: { feasibility: FeasibilityView }) {
  return (
    <Table caption="Feasibility scores">
      <thead>
        <tr>
          <Th>Aspect</Th>
          <Th numeric>Weight</Th>
          <Th numeric>Score</Th>
          <Th>Note</Th>
        </tr>
      </thead>
      <tbody>
        {ASPECTS.map((aspect) => (
          <Tr key={aspect}>
            <RowHead>{FEASIBILITY_ASPECTS[aspect].title}</RowHead>
            <Td numeric className="text-muted">
              {formatPercent(FEASIBILITY_ASPECTS[aspect].weight, 0)}
            </Td>
            <Td numeric>{scores[aspect] ?? <span className="text-muted">not scored</span>}</Td>
            <Td className="min-w-48 whitespace-pre-wrap">{notes[aspect] || <span className="text-muted">—</span>}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
