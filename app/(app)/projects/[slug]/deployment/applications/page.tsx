import type { Metadata } from "next";
import { RegisterApplication } from "#components/deployment/application-dialogs.tsx";
import { ApplicationsTable } from "#components/deployment/applications-table.tsx";
import { UnregisteredServices } from "#components/deployment/unregistered-services.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount, formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { listApplications } from "#lib/deployment/applications/queries/applications.ts";
import { applicationsSearch } from "#lib/deployment/applications/schema.ts";
import { listEnvironments } from "#lib/deployment/environments/queries.ts";
import { listReleases } from "#lib/deployment/releases/queries/list-releases.ts";
import { listUnregistered } from "#lib/monitoring/queries/list-unregistered.ts";

export const metadata: Metadata = { title: "Applications" };

const PAGE_SIZE = 25;

export default async function ApplicationsPage({
  params,
  searchParams,
}: PageProps<"/projects/[slug]/deployment/applications">) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const { page, retired } = applicationsSearch.parse(await searchParams);
  const mayUpdate = may(access, "application:update");
  const [applications, unregistered, environments, releases] = await Promise.all([
    listApplications(access, { page, pageSize: PAGE_SIZE, retired: retired === "yes" }),
    listUnregistered(access),
    mayUpdate ? listEnvironments(access) : [],
    mayUpdate ? listReleases(access, { page: 1, pageSize: 30 }).then(({ items }) => items) : [],
  ]);
  const path = `/projects/${slug}/deployment/applications`;
  const hrefOf = (to: number) => `${path}?${new URLSearchParams({ ...(retired && { retired }), page: `${to}` })}`;
  const first = (page - 1) * PAGE_SIZE;
  const choices = { environments, releases };
  return (
    <>
      <PageHeader
        title="Applications"
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Deployment", href: `/projects/${slug}/deployment` },
        ]}
        description="What is built on the model, who answers for it, and which release it uses. Its traces are found by its service name."
        actions={mayUpdate && <RegisterApplication slug={slug} variant="primary" {...choices} />}
      />
      <UnregisteredServices slug={slug} services={unregistered} choices={mayUpdate ? choices : null} />
      <Card
        title={retired ? "Retired" : "In the register"}
        note={applications.total > 0 ? formatCount(applications.total, "application") : undefined}
        actions={
          retired ? (
            <ActionLink href={path}>Those in use</ActionLink>
          ) : (
            <ActionLink href={`${path}?retired=yes`}>Retired ones</ActionLink>
          )
        }
        flush
      >
        {applications.items.length === 0 ? (
          <EmptyState title={retired ? "None was retired" : "No application registered yet"}>
            {retired
              ? "What leaves the register stands here with its reason."
              : "Register what is built on the model, with its owner, its users and what may go wrong."}
          </EmptyState>
        ) : (
          <ApplicationsTable slug={slug} applications={applications.items} mayRead={may(access, "record:read")} />
        )}
        <div className="px-[var(--edge)]">
          <Pagination
            summary={`${formatNumber(first + 1)}–${formatNumber(first + applications.items.length)} of ${formatNumber(applications.total)}`}
            previousHref={page > 1 ? hrefOf(page - 1) : undefined}
            nextHref={first + applications.items.length < applications.total ? hrefOf(page + 1) : undefined}
          />
        </div>
      </Card>
    </>
  );
}
