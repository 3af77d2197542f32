import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { type Page, pageOf, slice } from "#lib/platform/paging.ts";
import { type LoadedRun, loadRuns } from "#lib/training/queries/load-runs.ts";
import { searchRuns } from "#lib/training/queries/search-runs.ts";
import type { Comparison, Order } from "#lib/training/search/comparison.ts";

export type RunListing = {
  readonly page: number;
  readonly pageSize: number;
  readonly conditions?: readonly Comparison[];
  readonly orders?: readonly Order[];
  readonly text?: string;
};

/** A page of the runs that are not deleted, with what they logged. */
export async function listRuns(access: ProjectAccess<"project:read">, listing: RunListing): Promise<Page<LoadedRun>> {
  const { conditions = [], orders = [], text } = listing;
  const { ids, total } = await searchRuns(access, { conditions, orders, text, deleted: "no", ...slice(listing) });
  return pageOf(await loadRuns(access, ids), total, listing);
}
