import { LinkDataset } from "#components/training/link-dataset.tsx";
import { ClearanceBadge } from "#components/training/run-badges.tsx";
import { Card } from "#components/ui/card.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { VersionChoice } from "#lib/data/queries/list-version-choices.ts";
import type { RunDatasetView } from "#lib/training/queries/get-run.ts";
import type { Clearance } from "#lib/training/rules/clearance.ts";

type RunDatasetsProps = {
  slug: string;
  run: number;
  datasets: readonly RunDatasetView[];
  clearance: Clearance;
  /** Whether the reader may see the names of sources. */
  seesRecords: boolean;
  /** To choose from; null for whoever may not link. */
  versions: readonly VersionChoice[] | null;
};

/** The data a run was built on, and whether it is cleared. */
export function RunDatasets({ slug, run, datasets, clearance, seesRecords, versions }: RunDatasetsProps) {
  return (
    <Card
      title="Data"
      id="data"
      note={<ClearanceBadge state={clearance.state} />}
      actions={versions && versions.length > 0 && <LinkDataset slug={slug} run={run} versions={versions} />}
      flush
    >
      <p className="px-[var(--edge)] pb-2 text-pretty text-muted">{seesRecords ? clearance.fact : clearance.outline}</p>
      {datasets.length > 0 && (
        <Table caption="Datasets of the run" stacked>
          <thead>
            <tr className="bg-surface">
              <Th>Named</Th>
              <Th>Used for</Th>
              <Th>Version kept here</Th>
              {versions && (
                <Th>
                  <span className="sr-only">Change</span>
                </Th>
              )}
            </tr>
          </thead>
          <tbody>
            {datasets.map((dataset) => (
              <Tr key={dataset.id}>
                <RowHead className="break-all">
                  {dataset.name}
                  {dataset.digest && (
                    <span className="block font-mono text-xs font-normal text-muted">{dataset.digest}</span>
                  )}
                </RowHead>
                <Td>{dataset.context || <span className="text-muted">not said</span>}</Td>
                <Td>
                  {dataset.version ? (
                    `${dataset.version.name} ${dataset.version.ref}`
                  ) : (
                    <span className="text-muted">not known</span>
                  )}
                </Td>
                {versions && (
                  <Td className="sm:text-right">
                    {!dataset.version && versions.length > 0 && (
                      <LinkDataset slug={slug} run={run} versions={versions} dataset={dataset} />
                    )}
                  </Td>
                )}
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
