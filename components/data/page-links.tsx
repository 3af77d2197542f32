import { formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import type { Page } from "#lib/platform/paging.ts";

/** The links of a paged list; nothing where there is one page only. */
export function PageLinks({ list, hrefOf }: { list: Page<unknown>; hrefOf: (page: number) => string }) {
  const { items, total, page, pageSize } = list;
  const first = (page - 1) * pageSize;
  return (
    <div className="px-[var(--edge)]">
      <Pagination
        summary={`${formatNumber(first + 1)}–${formatNumber(first + items.length)} of ${formatNumber(total)}`}
        previousHref={page > 1 ? hrefOf(page - 1) : undefined}
        nextHref={first + items.length < total ? hrefOf(page + 1) : undefined}
      />
    </div>
  );
}
