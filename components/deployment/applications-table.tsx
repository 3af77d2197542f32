import Link from "next/link";
import { ReleaseName } from "#components/deployment/environment-board.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { ApplicationView } from "#lib/deployment/applications/queries/applications.ts";
import { kindLabel } from "#lib/deployment/applications/vocabulary.ts";

type ApplicationsTableProps = { slug: string; applications: readonly ApplicationView[]; mayRead: boolean };

export function ApplicationsTable({ slug, applications, mayRead }: ApplicationsTableProps) {
  return (
    <Table caption="Applications" stacked>
      <thead className="bg-surface">
        <tr className="bg-inherit">
          <Th>Application</Th>
          <Th>Kind</Th>
          <Th>Owner</Th>
          <Th>Environment</Th>
          <Th>Uses</Th>
          <Th>Traces</Th>
        </tr>
      </thead>
      <tbody>
        {applications.map(({ number, name, serviceName, kind, owner, environment, uses }) => (
          <Tr key={number}>
            <RowHead>
              <Link
                href={`/projects/${slug}/deployment/applications/${number}`}
                prefetch={false}
                className="rounded-sm hover:underline"
              >
                {name}
              </Link>
              <span className="block text-xs font-normal text-muted">{serviceName}</span>
            </RowHead>
            <Td>{kindLabel(kind)}</Td>
            <Td>{owner}</Td>
            <Td>{environment?.name ?? <span className="text-muted">none yet</span>}</Td>
            <Td>
              {uses ? (
                <ReleaseName slug={slug} number={uses.number} version={uses.version} mayRead={mayRead} />
              ) : (
                <span className="text-muted">nothing yet</span>
              )}
              {uses?.isHeld && <span className="block text-xs text-muted">held to it</span>}
            </Td>
            <Td>
              <Link
                href={`/projects/${slug}/monitoring?${new URLSearchParams({ application: serviceName })}`}
                prefetch={false}
                className="rounded-sm text-accent hover:underline"
              >
                See in Monitoring
              </Link>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
