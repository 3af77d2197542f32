import type { Metadata } from "next";
import { PageHeader } from "#components/layout/page-header.tsx";
import { MembersTabs } from "#components/people/members-tabs.tsx";
import { NewTokenForm } from "#components/people/new-token-form.tsx";
import { pageLinks, pageNumber } from "#components/people/page-links.ts";
import { TokensTable } from "#components/people/tokens-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { requireProject } from "#lib/access/page.ts";
import { publicUrl } from "#lib/platform/env.ts";
import { listTokens, TOKENS_PER_PAGE } from "#lib/projects/queries/tokens.ts";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage({ params, searchParams }: PageProps<"/projects/[slug]/members/tokens">) {
  const { slug } = await params;
  const access = await requireProject(slug, "token:manage");
  const page = pageNumber((await searchParams).page);
  const { tokens, total } = await listTokens(access, page);
  return (
    <>
      <PageHeader
        title="API tokens"
        breadcrumb={[{ label: access.project.name, href: `/projects/${slug}` }]}
        description="A pipeline, a training script or an application acts on this project with a token. It never signs, waives or invites."
        actions={
          <Dialog
            wide
            variant="primary"
            trigger="New token"
            title="New token"
            description="For this project alone. Give it only what its user needs."
          >
            <NewTokenForm project={slug} url={publicUrl()} />
          </Dialog>
        }
      />
      <div className="space-y-4">
        <MembersTabs project={slug} current="tokens" mayManageTokens />
        {total === 0 ? (
          <Card>
            <EmptyState title="No tokens yet">
              Make one for each pipeline or application, so that each can be revoked without touching the others.
            </EmptyState>
          </Card>
        ) : (
          <Card title="Tokens" note={formatCount(total, "token")} flush>
            <TokensTable tokens={tokens} project={slug} />
            <div className="px-4">
              <Pagination
                {...pageLinks({ path: `/projects/${slug}/members/tokens`, page, perPage: TOKENS_PER_PAGE, total })}
              />
            </div>
          </Card>
        )}
      </div>
    </>
  );
}
