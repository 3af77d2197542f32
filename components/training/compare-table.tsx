import Link from "next/link";
import type { ReactNode } from "react";
import { formatMetric } from "#components/training/metric-value.ts";
import { Card } from "#components/ui/card.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { LoadedRun } from "#lib/training/queries/load-runs.ts";

type Row = { readonly key: string; readonly cells: readonly ReactNode[]; readonly differs: boolean };

/** Parameters of several runs side by side; those in which they differ stand first and are marked. */
export function CompareParams({ runs, path }: { runs: readonly LoadedRun[]; path: string }) {
  const rows = keysOf(runs, "params").map((key): Row => {
    const values = runs.map((run) => run.params.find((one) => one.key === key)?.value);
    return { key, cells: values.map((value) => value ?? NOT_SET), differs: new Set(values).size > 1 };
  });
  return <CompareCard title="Parameters" runs={runs} path={path} rows={differingFirst(rows)} />;
}

/** The latest value of each metric, side by side, with how far each is from the first run's. */
export function CompareMetrics({ runs, path }: { runs: readonly LoadedRun[]; path: string }) {
  const rows = keysOf(runs, "metrics").map((key): Row => {
    const values = runs.map((run) => run.metrics.find((one) => one.key === key)?.latest.value);
    const [first] = values;
    return {
      key,
      cells: values.map((value, index) => (
        <MetricCell key={runs[index]?.id} value={value} first={index === 0 ? undefined : first} />
      )),
      differs: new Set(values.map(String)).size > 1,
    };
  });
  return <CompareCard title="Metrics" runs={runs} path={path} rows={differingFirst(rows)} numeric />;
}

function MetricCell({ value, first }: { value: number | undefined; first: number | undefined }) {
  const difference = value === undefined || first === undefined ? Number.NaN : value - first;
  return (
    <>
      {formatMetric(value)}
      {Number.isFinite(difference) && difference !== 0 && (
        <span className="block text-xs font-normal text-muted">
          {difference > 0 && "+"}
          {formatMetric(difference)}
        </span>
      )}
    </>
  );
}

const NOT_SET = <span className="text-muted">not set</span>;

function keysOf(runs: readonly LoadedRun[], of: "params" | "metrics"): string[] {
  return [...new Set(runs.flatMap((run) => run[of].map(({ key }) => key)))].sort();
}

function differingFirst(rows: readonly Row[]): readonly Row[] {
  return [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)];
}

type CompareCardProps = {
  title: string;
  runs: readonly LoadedRun[];
  path: string;
  rows: readonly Row[];
  numeric?: boolean;
};

function CompareCard({ title, runs, path, rows, numeric }: CompareCardProps) {
  const differing = rows.filter(({ differs }) => differs).length;
  return (
    <Card title={title} note={`${differing} of ${rows.length} differ`} flush className="mt-4">
      <Table caption={title} maxHeight="32rem">
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th>{title.replace(/s$/, "")}</Th>
            {runs.map((run) => (
              <Th key={run.id} numeric={numeric}>
                <Link href={`${path}/runs/${run.number}`} prefetch={false} className="rounded-sm hover:underline">
                  {run.number} {run.name}
                </Link>
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, differs }) => (
            <Tr key={key} className={classNames(differs && "bg-amber-soft/50")}>
              <RowHead className={classNames("break-all", !differs && "font-normal")}>
                {key}
                {differs && <span className="sr-only"> (differs)</span>}
              </RowHead>
              {cells.map((cell, index) => (
                <Td
                  key={runs[index]?.id}
                  numeric={numeric}
                  className={classNames("break-all", differs && "font-[550]")}
                >
                  {cell}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
