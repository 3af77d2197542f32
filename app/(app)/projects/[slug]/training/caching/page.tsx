import type { Metadata } from "next";
import { EmptyCache } from "#components/gateway/empty-cache.tsx";
import { GatewayForm } from "#components/gateway/gateway-form.tsx";
import { GatewayHow } from "#components/gateway/gateway-how.tsx";
import { GatewayDays, GatewayModels, GatewayUseFigures } from "#components/gateway/gateway-use.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { listConnections } from "#lib/connections/queries/list-connections.ts";
import { getGateway } from "#lib/gateway/queries/get-gateway.ts";
import { getGatewayUse } from "#lib/gateway/queries/get-gateway-use.ts";
import { publicUrl } from "#lib/platform/env.ts";

export const metadata: Metadata = { title: "Caching" };

export default async function CachingPage({ params }: PageProps<"/projects/[slug]/training/caching">) {
  const { slug } = await params;
  const access = await requireProject(slug, "record:read");
  const [gateway, connections, use] = await Promise.all([
    getGateway(access),
    listConnections(access),
    getGatewayUse(access),
  ]);
  const live = connections.filter(({ retired }) => !retired);
  const mayManage = may(access, "gateway:manage");
  return (
    <>
      <PageHeader
        title="Caching"
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Training", href: `/projects/${slug}/training` },
        ]}
        description="A door for applications that speaks OpenAI's API. What was answered before is answered again, at once and for nothing."
        actions={mayManage && gateway && <EmptyCache slug={slug} />}
      />
      {use.total.calls > 0 && <GatewayUseFigures use={use} />}
      <div className="grid gap-4">
        {gateway?.isConnectionRetired && (
          <p role="status" className="rounded-md bg-amber-soft px-3 py-2 text-amber">
            The gateway answers nothing: its connection, {gateway.connectionName}, is retired. Choose another below.
          </p>
        )}
        {(gateway || mayManage) && (
          <Card title="How it answers" flush>
            {mayManage && live.length > 0 ? (
              <GatewayForm slug={slug} gateway={gateway} connections={live} />
            ) : gateway ? (
              <p className="p-4">
                Through {gateway.connectionName}, {gateway.cacheEnabled ? "keeping its answers" : "keeping no answers"}.
                A lead of this project may change it.
              </p>
            ) : (
              <EmptyState
                title="It needs a connection first"
                action={<ActionLink href={`/projects/${slug}/training/connections`}>Go to the connections</ActionLink>}
              >
                The gateway passes on what it cannot answer itself, and for that it must know an endpoint.
              </EmptyState>
            )}
          </Card>
        )}
        {gateway && (
          <Card title="How to use it" flush>
            <GatewayHow url={publicUrl()} slug={slug} />
          </Card>
        )}
        {use.total.calls > 0 ? (
          <div className="grid gap-4 xl:grid-cols-2">
            <Card title="By model" flush>
              <GatewayModels use={use} />
            </Card>
            <Card title="By day" flush>
              <GatewayDays use={use} />
            </Card>
          </div>
        ) : (
          <Card title="Use" flush>
            <EmptyState title="No call yet">
              Hit rate, latency and what the cache saved stand here once an application asks through the gateway.
            </EmptyState>
          </Card>
        )}
      </div>
    </>
  );
}
