import { DeploymentsTable } from "#components/deployment/deployments-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import { listDeployments } from "#lib/deployment/releases/queries/list-deployments.ts";

const MOST = 6;

/** The last deployments of a project; nothing at all before the first. */
export async function DeploymentsSection({ access }: { access: ProjectAccess<"project:read"> }) {
  const { items, total } = await listDeployments(access, { page: 1, pageSize: MOST });
  if (total === 0) return null;
  return (
    <Card
      id="deployments"
      title="Deployments"
      note={total > MOST ? `the last ${MOST} of ${total}` : undefined}
      className="mb-4 scroll-mt-4"
      flush
    >
      <DeploymentsTable slug={access.project.slug} deployments={items} mayRead={may(access, "record:read")} />
    </Card>
  );
}
