import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";
import { formatNumber, formatPercent } from "#components/ui/format.ts";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { PolicyVersion } from "#lib/deployment/optimisations/sheet.ts";
import { FLOORS, isFloor } from "#lib/deployment/optimisations/vocabulary.ts";

/** What the sheet had to keep to, version by version. */
export function PolicyHistory({ policies, actions }: { policies: readonly PolicyVersion[]; actions?: ReactNode }) {
  return (
    <Card title="Policy" actions={actions} flush className="mt-4">
      <Table caption="Versions of the policy">
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th numeric>Version</Th>
            <Th numeric>Recovery at least</Th>
            <Th numeric>Drop at most</Th>
            <Th>Floors asked</Th>
            <Th>Set</Th>
            <Th>Reason</Th>
          </tr>
        </thead>
        <tbody>
          {policies.map((policy) => (
            <Tr key={policy.version}>
              <Td numeric>{policy.version}</Td>
              <Td numeric>{formatPercent(policy.minRecovery)}</Td>
              <Td numeric>{formatNumber(policy.maxFloorDrop * 100, 1)} points</Td>
              <Td>
                {policy.requiredFloors.map((key) => (isFloor(key) ? FLOORS[key].title : key)).join(", ") || (
                  <span className="text-muted">none</span>
                )}
              </Td>
              <Td className="text-sm text-muted">
                <Time at={policy.at} /> by {policy.authorName}
              </Td>
              <Td className="min-w-64 text-pretty">{policy.reason}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
