import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { readFileRows, type VersionRow } from "#lib/data/datasets/read-rows.ts";
import { findFile } from "#lib/data/queries/find-file.ts";

export const ROW_PAGE_SIZE = 25;

/** A page ends early with rows that are larger together: one of them may have megabytes. */
const MOST_PAGE_CHARACTERS = 2_000_000;

export type RowPage = {
  readonly items: readonly VersionRow[];
  /** The row the page begins with, from 0. */
  readonly from: number;
  /** The row the next page begins with; null at the end. */
  readonly next: number | null;
  readonly total: number;
};

/**
 * Some rows of a version, read from the one piece of its file they stand in, however large the file is.
 * @throws NotFound when there is no such version.
 */
export async function listRows(
  access: ProjectAccess<"record:read">,
  { dataset, version, from }: { dataset: number; version: number; from: number },
): Promise<RowPage> {
  const file = await findFile(access, dataset, version);
  const items: VersionRow[] = [];
  let characters = 0;
  if (from < file.rowCount) {
    for await (const row of readFileRows(file, from)) {
      items.push(row);
      characters += JSON.stringify(row.value).length;
      if (items.length === ROW_PAGE_SIZE || characters > MOST_PAGE_CHARACTERS) break;
    }
  }
  const next = from + items.length;
  return { items, from, next: next < file.rowCount && items.length > 0 ? next : null, total: file.rowCount };
}
