import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ColumnTable } from "#components/data/column-table.tsx";
import { LookList } from "#components/data/look-list.tsx";
import { OverlapCard } from "#components/data/overlap-card.tsx";
import { RowsCard } from "#components/data/rows-card.tsx";
import { VersionFacts } from "#components/data/version-facts.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatCount } from "#components/ui/format.ts";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { datasetPagesSchema } from "#lib/data/datasets/schema.ts";
import { getVersion } from "#lib/data/queries/get-version.ts";
import { listVersionSources } from "#lib/data/queries/list-version-sources.ts";
import { readRecordNumber } from "#lib/data/schema.ts";

export const metadata: Metadata = { title: "Dataset version" };

export default async function VersionPage({
  params,
  searchParams,
}: PageProps<"/projects/[slug]/data/datasets/[number]/[version]">) {
  const { slug, ...numbers } = await params;
  const access = await requireProject(slug, "project:read");
  const { from } = datasetPagesSchema.parse(await searchParams);
  const version = await getVersion(access, readRecordNumber(numbers.number), readRecordNumber(numbers.version));
  if (!version) notFound();
  const dataPath = `/projects/${slug}/data`;
  const reads = may(access, "record:read") ? access : null;
  return (
    <>
      <PageHeader
        title={version.datasetName}
        note={`version ${version.version}`}
        breadcrumb={[
          { label: access.project.name, href: `/projects/${slug}` },
          { label: "Data", href: dataPath },
          { label: version.datasetName, href: `${dataPath}/datasets/${version.dataset}` },
        ]}
      />
      <Card title="Version">
        <VersionFacts
          version={version}
          sources={reads && (await listVersionSources(reads, version.dataset, version.version))}
          dataPath={dataPath}
        />
      </Card>
      {version.purpose !== "other" && <OverlapCard access={access} version={version} />}
      {version.purpose === "test" && (
        <Card
          title="Looks"
          note={version.lookCount > 0 ? formatCount(version.lookCount, "look") : undefined}
          id="looks"
          flush
          className="mt-4"
        >
          {version.looks.length > 0 ? (
            <LookList looks={version.looks} evaluationPath={`/projects/${slug}/evaluation`} />
          ) : (
            <p className="px-[var(--edge)] pb-4">
              No evaluation has seen it yet. Freeze the targets before the first one does: from then on a change of a
              target shows.
            </p>
          )}
        </Card>
      )}
      <Card title="Columns" note={formatCount(version.columns.length, "column")} flush className="mt-4">
        <ColumnTable columns={version.columns} textColumns={version.textColumns} rowCount={version.rowCount} />
      </Card>
      {reads && <RowsCard access={reads} version={version} from={from} />}
    </>
  );
}
