import Link from "next/link";
import { ConnectScript } from "#components/training/connect-script.tsx";
import { RunsFilter } from "#components/training/runs-filter.tsx";
import { RunsTable } from "#components/training/runs-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount, formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import { getChoice } from "#lib/training/queries/get-choice.ts";
import { listClearances } from "#lib/training/queries/list-clearances.ts";
import { listRuns } from "#lib/training/queries/list-runs.ts";
import { chosenRunOf } from "#lib/training/rules/chosen-run.ts";
import { columnsOf, offeredColumns, orderOf, usualColumns } from "#lib/training/run-columns.ts";
import type { RunsSearch } from "#lib/training/schema.ts";
import { RUN_STATUSES } from "#lib/training/vocabulary.ts";

const PAGE_SIZE = 25;

type RunsSectionProps = {
  access: ProjectAccess<"project:read">;
  search: RunsSearch;
  /** Where this Cairn is reached, without a trailing slash. */
  url: string;
};

/** The runs of a project, or how the first one comes here. */
export async function RunsSection({ access, search, url }: RunsSectionProps) {
  const { q, status, sort, page } = search;
  const order = orderOf(sort);
  const [runs, choice] = await Promise.all([
    listRuns(access, {
      ...{ page, pageSize: PAGE_SIZE, text: q || undefined },
      conditions: status
        ? [{ entity: "attribute", key: "status", operator: "=", value: RUN_STATUSES[status].wire }]
        : [],
      orders: order ? [order] : [],
    }),
    getChoice(access),
  ]);
  const clearances = await listClearances(
    access,
    runs.items.map(({ id }) => id),
  );
  const columns = columnsOf(search.col) ?? usualColumns(runs.items);
  const path = `/projects/${access.project.slug}/training`;
  const hrefWith = (changes: Record<string, string>) => {
    const query = new URLSearchParams({ q, status, sort, ...changes });
    for (const [key, value] of [...query]) if (value === "") query.delete(key);
    for (const column of search.col) query.append("col", column);
    return `${path}?${query}#runs`;
  };
  const isFiltered = q !== "" || status !== "";
  const first = (page - 1) * PAGE_SIZE;
  return (
    <Card
      title="Runs"
      note={runs.total > 0 ? formatCount(runs.total, "run") : undefined}
      id="runs"
      flush
      className="mb-4"
    >
      {choice && (
        <p className="px-[var(--edge)] pb-3 text-pretty">
          <span className="font-[550]">
            {choice.kind === "run" ? (
              `Run ${choice.run}, ${choice.name}, is chosen`
            ) : (
              <>
                Version {choice.version} of the prompt{" "}
                <Link href={`${path}/prompts/${choice.prompt}?version=${choice.version}`} className="hover:underline">
                  {choice.name}
                </Link>{" "}
                is chosen
              </>
            )}
          </span>{" "}
          <span className="text-muted">
            by {choice.chosenByName}: {choice.reason}
          </span>
        </p>
      )}
      {(runs.total > 0 || isFiltered) && (
        <RunsFilter path={path} {...{ q, status, sort }} offered={offeredColumns(runs.items)} columns={columns} />
      )}
      {runs.items.length > 0 ? (
        <RunsTable
          runs={runs.items}
          columns={columns}
          clearances={clearances}
          chosen={chosenRunOf(choice)}
          path={path}
          sort={sort}
          hrefOfSort={(changed) => hrefWith({ sort: changed })}
        />
      ) : isFiltered ? (
        <EmptyState title="No run is like that">Take the filter off, or look for a part of the name.</EmptyState>
      ) : (
        <EmptyState title="No run yet">
          <p className="mb-3">
            {may(access, "training:log")
              ? "A script that logs to MLflow logs here with these two variables. A run can also be imported from the file it left."
              : "Runs that are logged or imported by the team stand here with their curves."}
          </p>
          {may(access, "training:log") && <ConnectScript url={url} dataset="1/1" />}
        </EmptyState>
      )}
      <div className="px-[var(--edge)]">
        <Pagination
          summary={`${formatNumber(first + 1)}–${formatNumber(first + runs.items.length)} of ${formatNumber(runs.total)}`}
          previousHref={page > 1 ? hrefWith({ page: `${page - 1}` }) : undefined}
          nextHref={first + runs.items.length < runs.total ? hrefWith({ page: `${page + 1}` }) : undefined}
        />
      </div>
    </Card>
  );
}
