import type { Metadata } from "next";
import { AddConnection } from "#components/connections/add-connection.tsx";
import { ConnectionTable } from "#components/connections/connection-table.tsx";
import { RetiredConnections } from "#components/connections/retired-connections.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { listConnections } from "#lib/connections/queries/list-connections.ts";

export const metadata: Metadata = { title: "Connections" };

export default async function ConnectionsPage({ params }: PageProps<"/projects/[slug]/training/connections">) {
  const { slug } = await params;
  const access = await requireProject(slug, "record:read");
  const connections = await listConnections(access);
  const live = connections.filter((connection) => !connection.retired);
  const retired = connections.filter((connection) => connection.retired);
  const mayManage = may(access, "connection:manage");
  return (
    <>
      <PageHeader
        title="Connections"
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Training", href: `/projects/${slug}/training` },
        ]}
        description="The endpoints this project calls, for prompts, judges and evaluations. Keys are kept sealed and shown to nobody."
        actions={mayManage && <AddConnection slug={slug} />}
      />
      <div className="grid gap-4">
        <Card title="In use" note={live.length > 0 && formatCount(live.length, "connection")} flush>
          {live.length > 0 ? (
            <ConnectionTable
              slug={slug}
              connections={live}
              mayManage={mayManage}
              mayUse={may(access, "connection:use")}
            />
          ) : (
            <EmptyState title="No connection yet">
              A connection is an endpoint that speaks OpenAI's API, with its key and its prices.{" "}
              {mayManage ? "Add the first, then test whether it answers." : "A lead of this project adds the first."}
            </EmptyState>
          )}
        </Card>
        {retired.length > 0 && (
          <Card title="Retired" note={formatCount(retired.length, "connection")} flush>
            <RetiredConnections connections={retired} />
          </Card>
        )}
      </div>
    </>
  );
}
