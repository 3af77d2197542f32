import { formatNumber } from "#components/ui/format.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import type { Page } from "#lib/platform/paging.ts";

type SectionPagesProps = {
  list: Page<unknown>;
  /** The list's own parameter in the address. */
  name: string;
  anchor: string;
};

/** The pages of one of several lists on a page. */
export function SectionPages({ list: { items, total, page, pageSize }, name, anchor }: SectionPagesProps) {
  const first = (page - 1) * pageSize;
  const href = (to: number) => `?${name}=${to}#${anchor}`;
  const hasNext = first + items.length < total;
  if (page === 1 && !hasNext) return null;
  return (
    <div className="border-t px-[var(--edge)]">
      <Pagination
        summary={`${formatNumber(first + 1)}–${formatNumber(first + items.length)} of ${formatNumber(total)}`}
        previousHref={page > 1 ? href(page - 1) : undefined}
        nextHref={hasNext ? href(page + 1) : undefined}
      />
    </div>
  );
}
