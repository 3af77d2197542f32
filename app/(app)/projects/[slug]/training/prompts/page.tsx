import type { Metadata } from "next";
import { PageHeader } from "#components/layout/page-header.tsx";
import { AddPrompt } from "#components/prompts/add-prompt.tsx";
import { PromptTable } from "#components/prompts/prompt-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { listPrompts } from "#lib/prompts/queries/list-prompts.ts";
import { promptSearch } from "#lib/prompts/schema.ts";

export const metadata: Metadata = { title: "Prompts" };

export default async function PromptsPage({ params, searchParams }: PageProps<"/projects/[slug]/training/prompts">) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const { items, total, page, pageSize } = await listPrompts(access, promptSearch.parse(await searchParams).page);
  const path = `/projects/${slug}/training/prompts`;
  const first = (page - 1) * pageSize;
  const mayWrite = may(access, "prompt:update");
  return (
    <>
      <PageHeader
        title="Prompts"
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Training", href: `/projects/${slug}/training` },
        ]}
        description="What the model is told, in versions that never change. Applications fetch a version by its label."
        actions={mayWrite && <AddPrompt slug={slug} />}
      />
      <Card title="All prompts" note={total > 0 && formatCount(total, "prompt")} flush>
        {items.length > 0 ? (
          <PromptTable prompts={items} path={path} />
        ) : (
          <EmptyState title="No prompt yet">
            A prompt is what a model is told, with places for what differs from one question to the next.{" "}
            {mayWrite ? "Add the first, and write its first version." : "The team adds the first."}
          </EmptyState>
        )}
        <div className="px-[var(--edge)]">
          <Pagination
            summary={`${first + 1}–${first + items.length} of ${total}`}
            previousHref={page > 1 ? `${path}?page=${page - 1}` : undefined}
            nextHref={first + items.length < total ? `${path}?page=${page + 1}` : undefined}
          />
        </div>
      </Card>
    </>
  );
}
