/** One page of a longer list. */
export type Page<T> = {
  readonly items: readonly T[];
  readonly total: number;
  /** From 1; the last one when more was asked for than there is. */
  readonly page: number;
  readonly pageSize: number;
};

/** Where a page begins in its list, kept inside the list. */
export function pageWithin(total: number, wanted: number, pageSize: number): { page: number; skip: number } {
  const page = Math.min(wanted, Math.max(1, Math.ceil(total / pageSize)));
  return { page, skip: (page - 1) * pageSize };
}
