/** One page of a list, and how long the whole list is. */
export type Page<T> = {
  readonly items: readonly T[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
};

export const PAGE_SIZE = 20;

/** The largest number a row can have: PostgreSQL's integer. Beyond it a question to the database is an error, not a miss. */
export const MAX_ROW_NUMBER = 2 ** 31 - 1;

export type PageRequest = { readonly page?: number; readonly pageSize?: number };

/** The rows a page needs, as Prisma asks for them. */
export function slice({ page = 1, pageSize = PAGE_SIZE }: PageRequest): { skip: number; take: number } {
  return { skip: (page - 1) * pageSize, take: pageSize };
}

export function pageOf<T>(
  items: readonly T[],
  total: number,
  { page = 1, pageSize = PAGE_SIZE }: PageRequest,
): Page<T> {
  return { items, total, page, pageSize };
}

/** Where a page begins in its list, kept inside the list: the last one when more is wanted than there is. */
export function pageWithin(total: number, wanted: number, pageSize: number): { page: number; skip: number } {
  const page = Math.min(wanted, Math.max(1, Math.ceil(total / pageSize)));
  return { page, skip: (page - 1) * pageSize };
}
