/** One page of a list, and how long the whole list is. */
export type Page<T> = {
  readonly items: readonly T[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
};

export const PAGE_SIZE = 20;

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
