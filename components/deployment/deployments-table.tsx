import { DeploymentBadge } from "#components/deployment/deployment-badge.tsx";
import { ReleaseName } from "#components/deployment/environment-board.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { DeploymentView } from "#lib/deployment/releases/queries/list-deployments.ts";

type DeploymentsTableProps = { slug: string; deployments: readonly DeploymentView[]; mayRead: boolean };

/** What went out, the newest first. */
export function DeploymentsTable({ slug, deployments, mayRead }: DeploymentsTableProps) {
  return (
    <Table caption="Deployments">
      <thead className="bg-surface">
        <tr className="bg-inherit">
          <Th>Deployment</Th>
          <Th>Release</Th>
          <Th>Environment</Th>
          <Th>Outcome</Th>
          <Th>Began</Th>
          <Th>By</Th>
        </tr>
      </thead>
      <tbody>
        {deployments.map(({ number, kind, release, environment, outcome, startedAt, startedByName, reason }) => (
          <Tr key={number}>
            <RowHead className="tabular-nums">#{number}</RowHead>
            <Td>
              <ReleaseName slug={slug} {...release} mayRead={mayRead} />
            </Td>
            <Td>{environment.name}</Td>
            <Td>
              <DeploymentBadge result={outcome?.result ?? null} kind={kind} />
              {(reason || outcome?.note) && (
                <span className="block max-w-80 text-sm text-pretty text-muted">
                  {[reason, outcome?.note].filter(Boolean).join(" · ")}
                </span>
              )}
            </Td>
            <Td>
              <Time at={startedAt} />
            </Td>
            <Td className="whitespace-nowrap">{startedByName}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
