import { formatMetric } from "#components/training/metric-value.ts";
import { Card } from "#components/ui/card.tsx";
import { formatBytes, formatCount, formatNumber } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { ArtefactRow } from "#lib/training/queries/get-run.ts";
import type { KeyValue, MetricView } from "#lib/training/views.ts";

/** Each metric with its latest, least and greatest value and where those stand. */
export function MetricsCard({ metrics }: { metrics: readonly MetricView[] }) {
  return (
    <Card title="Metrics" note={formatCount(metrics.length, "metric")} id="metrics" flush>
      <Table caption="Metrics" maxHeight="28rem">
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th>Metric</Th>
            <Th numeric>Latest</Th>
            <Th numeric>Least</Th>
            <Th numeric>Greatest</Th>
            <Th numeric>Points</Th>
          </tr>
        </thead>
        <tbody>
          {metrics.map(({ key, latest, min, max, points }) => (
            <Tr key={key}>
              <RowHead className="min-w-28 break-all">{key}</RowHead>
              <Value value={latest.value} step={latest.step} />
              <Value value={min?.value} step={min?.step} />
              <Value value={max?.value} step={max?.step} />
              <Td numeric>{formatNumber(points)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function Value({ value, step }: { value: number | undefined; step: number | undefined }) {
  return (
    <Td numeric className={value === undefined ? "text-muted" : undefined}>
      {formatMetric(value)}
      {step !== undefined && <span className="block text-xs text-muted">step {formatNumber(step)}</span>}
    </Td>
  );
}

type KeyValuesCardProps = { title: string; noun: string; rows: readonly KeyValue[]; id: string };

/** Parameters or tags, as the run logged them. */
export function KeyValuesCard({ title, noun, rows, id }: KeyValuesCardProps) {
  return (
    <Card title={title} note={formatCount(rows.length, noun)} id={id}>
      {rows.length === 0 ? (
        <p className="text-muted">The run logged none.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
        <section aria-label={`${title} of the run`} tabIndex={0} className="max-h-96 overflow-auto">
          <dl className="grid gap-y-1.5 sm:grid-cols-[minmax(8rem,14rem)_minmax(0,1fr)] sm:gap-x-4">
            {rows.map(({ key, value }) => (
              <div key={key} className="contents">
                <dt className="break-all font-mono text-sm text-muted">{key}</dt>
                <dd className="break-words font-mono text-sm max-sm:mb-1.5">{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </Card>
  );
}

/** The files a run left here. */
export function ArtefactsCard({ files, path }: { files: readonly ArtefactRow[]; path: string }) {
  return (
    <Card title="Artefacts" note={formatCount(files.length, "file")} id="artefacts" flush>
      {files.length === 0 ? (
        <p className="px-[var(--edge)] pb-4 text-muted">The run stored no file here.</p>
      ) : (
        <Table caption="Artefacts" maxHeight="24rem">
          <thead className="bg-surface">
            <tr className="bg-inherit">
              <Th>File</Th>
              <Th numeric>Size</Th>
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <Tr key={file.path}>
                <RowHead className="break-all font-normal">
                  <a href={`${path}/file?path=${encodeURIComponent(file.path)}`} className="rounded-sm hover:underline">
                    {file.path}
                  </a>
                </RowHead>
                <Td numeric>{formatBytes(file.sizeBytes)}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
