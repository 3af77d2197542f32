import { JobList } from "#components/background/job-list.tsx";
import { AddDataset } from "#components/data/add-dataset.tsx";
import { DatasetTable } from "#components/data/dataset-table.tsx";
import { PageLinks } from "#components/data/page-links.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import { datasetOverlapJob } from "#lib/data/jobs/dataset-overlap.ts";
import { listDatasets } from "#lib/data/queries/list-datasets.ts";

type DatasetsCardProps = {
  access: ProjectAccess<"project:read">;
  page: number;
  hrefOf: (page: number) => string;
};

/** The datasets of a project, and the comparison of test sets with training sets while it runs. */
export async function DatasetsCard({ access, page, hrefOf }: DatasetsCardProps) {
  const { slug } = access.project;
  const list = await listDatasets(access, page);
  const mayAdd = may(access, "data:update");
  return (
    <div className="min-w-0">
      <Card
        title="Datasets"
        note={list.total > 0 ? formatCount(list.total, "dataset") : undefined}
        id="datasets"
        actions={mayAdd && <AddDataset slug={slug} />}
        flush
      >
        {list.items.length > 0 ? (
          <DatasetTable datasets={list.items} path={`/projects/${slug}/data`} />
        ) : (
          <EmptyState title="No dataset yet">
            A dataset holds the rows that models learn from or are measured with, in versions that never change. A test
            set that is kept here is compared with every training set, and each look at it is counted.
          </EmptyState>
        )}
        <PageLinks list={list} hrefOf={hrefOf} />
      </Card>
      <JobList access={access} kinds={[datasetOverlapJob.kind]} />
    </div>
  );
}
