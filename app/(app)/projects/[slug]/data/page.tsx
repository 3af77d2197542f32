import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AddSource } from "#components/data/add-source.tsx";
import { BasisSummary } from "#components/data/basis-summary.tsx";
import { DatasetsCard } from "#components/data/datasets-card.tsx";
import { PageLinks } from "#components/data/page-links.tsx";
import { SourceFilter, sourcesHref } from "#components/data/source-filter.tsx";
import { SourceTable } from "#components/data/source-table.tsx";
import { SourcesEmpty } from "#components/data/sources-empty.tsx";
import { ChecklistCards } from "#components/lifecycle/checklist-cards.tsx";
import { PhaseHeader } from "#components/lifecycle/phase-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { datasetPagesSchema } from "#lib/data/datasets/schema.ts";
import { countBasisStates } from "#lib/data/queries/count-basis-states.ts";
import { listSources } from "#lib/data/queries/list-sources.ts";
import { type SourceFilter as Filter, sourceFilterSchema } from "#lib/data/schema.ts";
import { listChecklistStates } from "#lib/gates/queries.ts";

export const metadata: Metadata = { title: "Data" };

export default async function DataPage({ params, searchParams }: PageProps<"/projects/[slug]/data">) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const search = await searchParams;
  const { datasets: page } = datasetPagesSchema.parse(search);
  const datasets = <DatasetsCard access={access} page={page} hrefOf={(wanted) => `?datasets=${wanted}#datasets`} />;
  return (
    <>
      <PhaseHeader slug={slug} phase="data" actions={may(access, "data:update") && <AddSource slug={slug} />} />
      {may(access, "record:read") ? (
        <Sources access={access} filter={sourceFilterSchema.parse(search)}>
          {datasets}
        </Sources>
      ) : (
        <div className="grid gap-4">
          <BasisSummary counts={await countBasisStates(access)} />
          {datasets}
        </div>
      )}
    </>
  );
}

type SourcesProps = { access: ProjectAccess<"record:read">; filter: Filter; children: ReactNode };

async function Sources({ access, filter, children }: SourcesProps) {
  const { slug } = access.project;
  const path = `/projects/${slug}/data`;
  const list = await listSources(access, filter);
  const isEmpty = !filter.search && !filter.state && Object.values(list.counts).every((count) => count === 0);
  return (
    <div className="grid gap-4">
      <Card title="Data sources" id="sources" flush>
        {!isEmpty && (
          <div className="px-[var(--edge)]">
            <SourceFilter path={path} filter={filter} counts={list.counts} />
          </div>
        )}
        {list.items.length > 0 ? (
          <SourceTable sources={list.items} path={path} />
        ) : (
          <SourcesEmpty path={path} filter={filter} />
        )}
        <PageLinks list={list} hrefOf={(page) => sourcesHref(path, { ...filter, page })} />
      </Card>
      {children}
      <ChecklistCards slug={slug} checklists={await listChecklistStates(access, "data")} />
    </div>
  );
}
