import { RowTable } from "#components/data/row-table.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatCount, formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { VersionView } from "#lib/data/datasets/views.ts";
import { listRows, ROW_PAGE_SIZE } from "#lib/data/queries/list-rows.ts";

type RowsCardProps = { access: ProjectAccess<"record:read">; version: VersionView; from: number };

/** The rows of a version, a page of them, and the whole file to save. */
export async function RowsCard({ access, version: { dataset, version, columns, rowCount }, from }: RowsCardProps) {
  const page = await listRows(access, { dataset, version, from: Math.min(from, Math.max(0, rowCount - 1)) });
  const previous = Math.max(0, page.from - ROW_PAGE_SIZE);
  const last = page.from + page.items.length;
  return (
    <Card
      title="Rows"
      note={formatCount(rowCount, "row")}
      id="rows"
      flush
      className="mt-4"
      actions={
        <a
          href={`/api/v1/projects/${access.project.slug}/datasets/${dataset}/versions/${version}/file`}
          download
          className={buttonClass("secondary", "small")}
        >
          Download the file
        </a>
      }
    >
      <RowTable page={page} columns={columns.map(({ name }) => name)} />
      <div className="px-[var(--edge)]">
        <Pagination
          summary={`${formatNumber(page.from + 1)}–${formatNumber(last)} of ${formatNumber(rowCount)}`}
          previousHref={page.from > 0 ? `?from=${previous}#rows` : undefined}
          nextHref={page.next === null ? undefined : `?from=${page.next}#rows`}
        />
      </div>
    </Card>
  );
}
