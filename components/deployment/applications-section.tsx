import { ApplicationsTable } from "#components/deployment/applications-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import { listApplications } from "#lib/deployment/applications/queries/applications.ts";

const MOST = 5;

/** The beginning of the register: what is built on the model. */
export async function ApplicationsSection({ access }: { access: ProjectAccess<"project:read"> }) {
  const { slug } = access.project;
  const { items, total } = await listApplications(access, { page: 1, pageSize: MOST });
  return (
    <Card
      id="applications"
      title="Applications"
      note={total > 0 ? formatCount(total, "application") : undefined}
      className="mb-4 scroll-mt-4"
      actions={
        <ButtonLink size="small" href={`/projects/${slug}/deployment/applications`}>
          Open the register
        </ButtonLink>
      }
      flush
    >
      {total === 0 ? (
        <EmptyState title="No application registered yet">
          Register what is built on the model: who answers for it, who uses it, and the service name of its telemetry.
        </EmptyState>
      ) : (
        <ApplicationsTable slug={slug} applications={items} mayRead={may(access, "record:read")} />
      )}
    </Card>
  );
}
