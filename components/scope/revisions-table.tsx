import { metricText, requiredText } from "#components/scope/objective-text.ts";
import { Badge } from "#components/ui/badge.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ObjectiveRevisionView } from "#lib/scope/queries/list-objectives.ts";

/** What an objective asked for, revision by revision. */
export function RevisionsTable({ revisions }: { revisions: readonly ObjectiveRevisionView[] }) {
  return (
    <Table caption="Definitions of this objective" stacked>
      <thead>
        <tr>
          <Th>When</Th>
          <Th>By</Th>
          <Th>Asked</Th>
          <Th>Changed</Th>
        </tr>
      </thead>
      <tbody>
        {revisions.map(({ revision, at, by, afterFreeze, reason, definition, changed }) => (
          <Tr key={revision}>
            <RowHead className="font-normal">
              <Time at={at} />
            </RowHead>
            <Td className="whitespace-nowrap">{by ?? "somebody"}</Td>
            <Td className="min-w-56">
              {metricText(definition.metricKey)} {requiredText(definition)}
              <p className="text-xs text-muted">{definition.dataset ?? "any dataset"}</p>
            </Td>
            <Td className="min-w-48">
              {revision === 1 ? <span className="text-muted">set</span> : changed.join(", ").toLowerCase()}
              {afterFreeze && (
                <p className="mt-0.5 text-pretty">
                  <Badge tone="amber" outlined>
                    after freezing
                  </Badge>{" "}
                  <span className="text-sm text-muted">{reason}</span>
                </p>
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
