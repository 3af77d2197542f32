import Link from "next/link";
import { FreezeDialog } from "#components/scope/freeze-dialog.tsx";
import { FreezeState } from "#components/scope/freeze-state.tsx";
import { ObjectiveDialog } from "#components/scope/objective-dialog.tsx";
import { amountText, metricText, targetText } from "#components/scope/objective-text.ts";
import { RetireDialog } from "#components/scope/retire-dialog.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { formatCount } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { TableKeys } from "#components/ui/table-keys.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ObjectiveView } from "#lib/scope/queries/list-objectives.ts";

type ObjectivesTableProps = {
  slug: string;
  objectives: readonly ObjectiveView[];
  mayEdit: boolean;
  mayFreeze: boolean;
};

export function ObjectivesTable({ slug, objectives, mayEdit, mayFreeze }: ObjectivesTableProps) {
  return (
    <TableKeys>
      <Table caption="Objectives">
        <thead>
          <tr>
            <Th numeric>No.</Th>
            <Th>Objective</Th>
            <Th numeric>Baseline</Th>
            <Th numeric>Target</Th>
            <Th>Measured on</Th>
            <Th>Due</Th>
            <Th>State</Th>
            {mayEdit && (
              <Th>
                <span className="sr-only">Actions</span>
              </Th>
            )}
          </tr>
        </thead>
        <tbody>
          {objectives.map((objective) => (
            <Tr key={objective.id}>
              <Td numeric className="text-muted">
                {objective.number}
              </Td>
              <RowHead className="min-w-44">
                <Link
                  href={`/projects/${slug}/scope/objectives/${objective.number}`}
                  className="rounded-sm hover:underline"
                >
                  {objective.name}
                </Link>
                <p className="flex flex-wrap items-center gap-1.5 text-xs font-normal text-muted">
                  {metricText(objective.metricKey) !== objective.name && metricText(objective.metricKey)}
                  {objective.safetyFloor && <Badge tone="red">safety floor</Badge>}
                </p>
              </RowHead>
              <Td numeric>
                {objective.baseline === null ? (
                  <span className="text-muted">not measured</span>
                ) : (
                  amountText(objective.baseline, objective.unit)
                )}
              </Td>
              <Td numeric className="font-[550]">
                {targetText(objective)}
              </Td>
              <Td className="min-w-36">
                {objective.dataset ?? <span className="text-muted">any dataset</span>}
                <p className="text-xs text-muted">
                  {objective.minItems > 0
                    ? `at least ${formatCount(objective.minItems, "item")}`
                    : "any number of items"}
                </p>
              </Td>
              <Td className="whitespace-nowrap">
                {objective.dueOn ? <Time at={objective.dueOn} day /> : <span className="text-muted">no date</span>}
              </Td>
              <Td>
                <FreezeState objective={objective} />
              </Td>
              {mayEdit && (
                <Td>
                  <Actions slug={slug} objective={objective} mayFreeze={mayFreeze} />
                </Td>
              )}
            </Tr>
          ))}
        </tbody>
      </Table>
    </TableKeys>
  );
}

type ActionsProps = { slug: string; objective: ObjectiveView; mayFreeze: boolean };

function Actions({ slug, objective, mayFreeze }: ActionsProps) {
  const mayChange = objective.frozenAt === null || mayFreeze;
  return (
    <div className="flex justify-end gap-1">
      {mayFreeze && objective.frozenAt === null && <FreezeDialog slug={slug} objective={objective} />}
      {mayChange && <ObjectiveDialog slug={slug} objective={objective} />}
      {mayChange && <RetireDialog slug={slug} objective={objective} />}
    </div>
  );
}
