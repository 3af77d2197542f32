import { formatNumber } from "#components/ui/format.ts";

/** The page a list is on, from its address; anything else is the first. */
export function pageNumber(value: string | string[] | undefined): number {
  const page = Number(typeof value === "string" ? value : 1);
  return Number.isInteger(page) && page > 0 && page < 1e6 ? page : 1;
}

type List = { path: string; page: number; perPage: number; total: number; query?: Readonly<Record<string, string>> };

/** What Pagination shows for a list. */
export function pageLinks({ path, page, perPage, total, query = {} }: List) {
  const first = (page - 1) * perPage + 1;
  const last = Math.min(page * perPage, total);
  const to = (target: number) => `${path}?${new URLSearchParams({ ...query, page: String(target) })}`;
  return {
    summary: `${formatNumber(first)}–${formatNumber(last)} of ${formatNumber(total)}`,
    previousHref: page > 1 ? to(page - 1) : undefined,
    nextHref: last < total ? to(page + 1) : undefined,
  };
}
