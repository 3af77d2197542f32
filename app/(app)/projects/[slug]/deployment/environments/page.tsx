import type { Metadata } from "next";
import { AddEnvironment, ChangeEnvironment, RetireEnvironment } from "#components/deployment/environment-form.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatDuration } from "#components/ui/format.ts";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import type { EnvironmentSettings } from "#lib/deployment/environments/defaults.ts";
import { listEnvironments } from "#lib/deployment/environments/queries.ts";
import { phaseOf } from "#lib/lifecycle/phases.ts";

export const metadata: Metadata = { title: "Environments" };

export default async function EnvironmentsPage({ params }: PageProps<"/projects/[slug]/deployment/environments">) {
  const { slug } = await params;
  const access = await requireProject(slug, "record:read");
  const environments = await listEnvironments(access);
  const mayManage = may(access, "environment:manage");
  const last = Math.max(...environments.map(({ position }) => position));
  return (
    <>
      <PageHeader
        title="Environments"
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Deployment", href: `/projects/${slug}/deployment` },
        ]}
        description="Where releases go, and what each place asks of them. A change counts at once, and is an entry of the history."
        actions={mayManage && <AddEnvironment slug={slug} position={Math.min(last + 1, 99)} />}
      />
      <div className="grid gap-4">
        {environments.map((environment) => (
          <Card
            key={environment.key}
            title={environment.name}
            note={environment.key}
            actions={
              mayManage && environments.length > 1 && <RetireEnvironment slug={slug} environment={environment} />
            }
          >
            {mayManage ? (
              <ChangeEnvironment slug={slug} environment={environment} />
            ) : (
              <Settings environment={environment} />
            )}
          </Card>
        ))}
      </div>
    </>
  );
}

function Settings({ environment }: { environment: EnvironmentSettings }) {
  const { description, requiredGates, approvals, tokenSeconds } = environment;
  const gates = requiredGates.map((phase) => phaseOf(phase).title).join(", ");
  return (
    <dl className="grid gap-2 sm:grid-cols-[12rem_minmax(0,1fr)]">
      {description && <p className="text-pretty text-muted sm:col-span-2">{description}</p>}
      <dt className="text-muted">Gates that have to be open</dt>
      <dd>{gates || "none"}</dd>
      <dt className="text-muted">Approvals</dt>
      <dd>{approvals}</dd>
      <dt className="text-muted">A token holds for</dt>
      <dd>{formatDuration(tokenSeconds * 1000)}</dd>
    </dl>
  );
}
