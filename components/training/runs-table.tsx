import Link from "next/link";
import { formatMetric } from "#components/training/metric-value.ts";
import { ClearanceBadge, StatusBadge } from "#components/training/run-badges.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { formatDuration } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { LoadedRun } from "#lib/training/queries/load-runs.ts";
import type { Clearance } from "#lib/training/rules/clearance.ts";
import { columnName, type RunColumn } from "#lib/training/run-columns.ts";

type RunsTableProps = {
  runs: readonly LoadedRun[];
  columns: readonly RunColumn[];
  clearances: ReadonlyMap<string, { readonly clearance: Clearance; readonly data: readonly string[] }>;
  chosen: number | null;
  /** The page's path, below which a run and the comparison have theirs. */
  path: string;
  sort: string;
  hrefOfSort: (sort: string) => string;
};

/** The runs with what was chosen to be shown of them; those that are ticked are compared. */
export function RunsTable({ runs, columns, clearances, chosen, path, sort, hrefOfSort }: RunsTableProps) {
  const sorted = (name: string) => ({
    href: hrefOfSort(sort === name ? `-${name}` : name),
    direction:
      sort === name ? ("ascending" as const) : sort === `-${name}` ? ("descending" as const) : ("none" as const),
  });
  return (
    <form action={`${path}/compare`}>
      <Table caption="Runs">
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th>
              <span className="sr-only">Compare</span>
            </Th>
            <Th sort={sorted("name")}>Run</Th>
            <Th sort={sorted("status")}>Status</Th>
            <Th sort={sorted("started")}>Began</Th>
            {columns.map((column) => (
              <Th key={columnName(column)} numeric={column.kind === "metric"} sort={sorted(columnName(column))}>
                {column.key}
              </Th>
            ))}
            <Th>Best checkpoint</Th>
            <Th>Data</Th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <RunRow
              key={run.id}
              run={run}
              columns={columns}
              data={clearances.get(run.id)}
              isChosen={run.number === chosen}
              path={path}
            />
          ))}
        </tbody>
      </Table>
      {runs.length > 1 && (
        <div className="border-t px-[var(--edge)] py-2.5 print:hidden">
          <Button type="submit" size="small">
            Compare ticked runs
          </Button>
        </div>
      )}
    </form>
  );
}

type RunRowProps = {
  run: LoadedRun;
  columns: readonly RunColumn[];
  data: { readonly clearance: Clearance; readonly data: readonly string[] } | undefined;
  isChosen: boolean;
  path: string;
};

function RunRow({ run, columns, data, isChosen, path }: RunRowProps) {
  return (
    <Tr>
      <Td>
        <input
          type="checkbox"
          name="run"
          value={run.number}
          aria-label={`Compare run ${run.number}`}
          className="size-4 accent-accent"
        />
      </Td>
      <RowHead>
        <span className="flex items-center gap-1.5 whitespace-nowrap">
          <span className="font-normal tabular-nums text-muted">#{run.number}</span>
          <Link
            href={`${path}/runs/${run.number}`}
            prefetch={false}
            title={run.name}
            className="max-w-56 truncate rounded-sm hover:underline"
          >
            {run.name}
          </Link>
          {isChosen && <Badge tone="good">Chosen</Badge>}
        </span>
        <span className="block text-xs font-normal text-muted">{run.experiment.name}</span>
      </RowHead>
      <Td>
        <StatusBadge status={run.status} />
      </Td>
      <Td className="whitespace-nowrap">
        <Began run={run} />
      </Td>
      {columns.map((column) => (
        <ColumnCell key={columnName(column)} run={run} column={column} />
      ))}
      <Td className="whitespace-nowrap">
        <BestCheckpoint run={run} />
      </Td>
      <Td className="whitespace-nowrap">
        {data && (
          <>
            <ClearanceBadge state={data.clearance.state} />
            <span className="block max-w-56 truncate text-xs text-muted" title={data.data.join(", ")}>
              {data.data.join(", ")}
            </span>
          </>
        )}
      </Td>
    </Tr>
  );
}

function ColumnCell({ run, column }: { run: LoadedRun; column: RunColumn }) {
  if (column.kind === "param") {
    const value = run.params.find(({ key }) => key === column.key)?.value;
    return (
      <Td className="max-w-48 truncate" title={value}>
        {value ?? <span className="text-muted">not set</span>}
      </Td>
    );
  }
  const metric = run.metrics.find(({ key }) => key === column.key);
  return (
    <Td numeric className={metric ? undefined : "text-muted"}>
      {formatMetric(metric?.latest.value)}
    </Td>
  );
}

export function Began({ run }: { run: LoadedRun }) {
  if (!run.isStartKnown)
    return (
      <span className="text-muted" title="The file does not say when the training was; this is when it was imported.">
        imported <Time at={run.startedAt} day />
      </span>
    );
  return (
    <>
      <Time at={run.startedAt} day />
      {run.endedAt && (
        <span className="block text-xs text-muted">
          took {formatDuration(run.endedAt.getTime() - run.startedAt.getTime())}
        </span>
      )}
    </>
  );
}

/** What the training itself named; of one that named nothing, the step of the lowest validation loss. */
export function BestCheckpoint({ run }: { run: LoadedRun }) {
  const { checkpoint, metric } = run.best;
  if (checkpoint)
    return (
      <>
        {checkpoint}
        {metric !== null && <span className="block text-xs tabular-nums text-muted">at {formatMetric(metric)}</span>}
      </>
    );
  const loss = run.metrics.find(({ key, min }) => /^(eval|val|valid|validation|test)[_/.]loss$/i.test(key) && min);
  if (!loss?.min) return <span className="text-muted">not named</span>;
  return (
    <>
      step {loss.min.step}
      <span className="block text-xs tabular-nums text-muted">
        {loss.key} {formatMetric(loss.min.value)}
      </span>
    </>
  );
}
