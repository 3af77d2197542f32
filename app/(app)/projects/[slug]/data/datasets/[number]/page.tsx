import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageLinks } from "#components/data/page-links.tsx";
import { UploadVersion } from "#components/data/upload-version.tsx";
import { VersionTable } from "#components/data/version-table.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { datasetPagesSchema } from "#lib/data/datasets/schema.ts";
import { getDataset } from "#lib/data/queries/get-dataset.ts";
import { listLiveSources } from "#lib/data/queries/list-live-sources.ts";
import { readRecordNumber } from "#lib/data/schema.ts";
import { publicUrl } from "#lib/platform/env.ts";

export const metadata: Metadata = { title: "Dataset" };

export default async function DatasetPage({
  params,
  searchParams,
}: PageProps<"/projects/[slug]/data/datasets/[number]">) {
  const { slug, number } = await params;
  const access = await requireProject(slug, "project:read");
  const { versions: page } = datasetPagesSchema.parse(await searchParams);
  const dataset = await getDataset(access, readRecordNumber(number), page);
  if (!dataset) notFound();
  const path = `/projects/${slug}/data/datasets/${dataset.number}`;
  const { versions } = dataset;
  return (
    <>
      <PageHeader
        title={dataset.name}
        note={`dataset ${dataset.number}`}
        description={dataset.description || undefined}
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Data", href: `/projects/${slug}/data` },
        ]}
        actions={
          may(access, "data:update") &&
          may(access, "record:read") && (
            <UploadVersion
              slug={slug}
              dataset={dataset.number}
              url={publicUrl()}
              sources={await listLiveSources(access)}
            />
          )
        }
      />
      <Card title="Versions" note={versions.total > 0 ? formatCount(versions.total, "version") : undefined} flush>
        {versions.items.length > 0 ? (
          <VersionTable versions={versions.items} path={path} />
        ) : (
          <EmptyState title="No version yet">
            Upload JSON Lines or CSV. Each version says what it is for, and is told by the hash of its bytes.
          </EmptyState>
        )}
        <PageLinks list={versions} hrefOf={(wanted) => `?versions=${wanted}`} />
      </Card>
    </>
  );
}
