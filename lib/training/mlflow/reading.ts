import type { z } from "zod";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { artefactPath } from "#lib/training/artefact-path.ts";
import type { TrackingRefusal } from "#lib/training/mlflow/answer.ts";
import { pageTokenOf, readPageToken } from "#lib/training/mlflow/page-token.ts";
import type { REQUESTS } from "#lib/training/mlflow/requests.ts";
import { artifactUri, wireExperiment, wireMetric, wireRun, wireRunInfo } from "#lib/training/mlflow/wire.ts";
import { getHistory, type HistoryCursor } from "#lib/training/queries/get-history.ts";
import { listArtefacts } from "#lib/training/queries/list-artefacts.ts";
import { listExperiments } from "#lib/training/queries/list-experiments.ts";
import { listRunDatasets } from "#lib/training/queries/list-run-datasets.ts";
import { type LoadedRun, loadRuns } from "#lib/training/queries/load-runs.ts";
import { searchRuns } from "#lib/training/queries/search-runs.ts";
import { runIdOf } from "#lib/training/run-id.ts";
import { EXPERIMENTS, type Order, RUNS, type Searched } from "#lib/training/search/comparison.ts";
import { parseFilter, parseOrder } from "#lib/training/search/parse.ts";

type Access = ProjectAccess<"training:log">;
type Answered = Promise<Outcome<JsonObject, TrackingRefusal>>;
type Input<K extends keyof typeof REQUESTS> = z.output<(typeof REQUESTS)[K]>;

/** A page may be smaller than asked for: clients go on by its token. */
const MAX_RUNS_PAGE = 1000;
const MAX_POINTS_PAGE = 25_000;
const DELETED = { ACTIVE_ONLY: "no", DELETED_ONLY: "only", ALL: "too" } as const;

export async function runById(access: Access, wireId: string): Answered {
  const run = await load(access, wireId);
  if (!run.ok) return run;
  const datasets = await listRunDatasets(access, [run.value.id]);
  return accept({ run: wireRun(run.value, datasets) });
}

export async function runInfo(access: Access, wireId: string): Answered {
  const run = await load(access, wireId);
  return run.ok ? accept({ run_info: wireRunInfo(run.value) }) : run;
}

export async function runSearch(access: Access, input: Input<"searchRuns">): Answered {
  const conditions = parseFilter(input.filter ?? "");
  if (!conditions.ok) return conditions;
  const orders = ordersOf(input.order_by, RUNS);
  if (!orders.ok) return orders;
  const page = pageOf(input, MAX_RUNS_PAGE);
  if (!page.ok) return page;
  const { ids, total } = await searchRuns(access, {
    ...{ conditions: conditions.value, orders: orders.value },
    experiments: input.experiment_ids.map((id) => (/^\d{1,9}$/.test(id) ? Number(id) : -1)),
    deleted: DELETED[input.run_view_type ?? "ACTIVE_ONLY"],
    ...page.value,
  });
  const [runs, datasets] = await Promise.all([loadRuns(access, ids), listRunDatasets(access, ids)]);
  const next = page.value.skip + ids.length;
  return accept({
    runs: runs.map((run) =>
      wireRun(
        run,
        datasets.filter(({ runId }) => runId === run.id),
      ),
    ),
    ...(next < total ? { next_page_token: pageTokenOf(next) } : {}),
  });
}

export async function experimentSearch(access: Access, input: Input<"searchExperiments">): Answered {
  const conditions = parseFilter(input.filter ?? "", EXPERIMENTS);
  if (!conditions.ok) return conditions;
  const orders = ordersOf(input.order_by, EXPERIMENTS);
  if (!orders.ok) return orders;
  const page = pageOf(input, MAX_RUNS_PAGE);
  if (!page.ok) return page;
  const { skip, take } = page.value;
  const found = await listExperiments(access, {
    ...{ conditions: conditions.value, orders: orders.value },
    deleted: DELETED[input.view_type ?? "ACTIVE_ONLY"],
    skip,
    take: take + 1,
  });
  return accept({
    experiments: found.slice(0, take).map(wireExperiment),
    ...(found.length > take ? { next_page_token: pageTokenOf(skip + take) } : {}),
  });
}

function ordersOf(sent: readonly string[], searched: Searched): Outcome<readonly Order[], "bad-filter"> {
  const orders: Order[] = [];
  for (const text of sent) {
    const order = parseOrder(text, searched);
    if (!order.ok) return order;
    orders.push(order.value);
  }
  return accept(orders);
}

export async function history(access: Access, input: Input<"history">): Answered {
  const run = await load(access, input.run_id);
  if (!run.ok) return run;
  const after = input.page_token ? cursorOf(readPageToken(input.page_token)) : null;
  if (input.page_token && !after) return badToken();
  const take = Math.min(Math.max(input.max_results ?? MAX_POINTS_PAGE, 1), MAX_POINTS_PAGE);
  const found = await getHistory(access, { runId: run.value.id, key: input.metric_key, take: take + 1, after });
  const points = found.slice(0, take);
  const last = points.at(-1);
  const isMore = found.length > take && last;
  const cursor = last && { step: last.step, atMs: last.at.getTime(), value: `${last.value}` };
  return accept({
    metrics: points.map((point) => wireMetric(input.metric_key, point)),
    ...(isMore ? { next_page_token: pageTokenOf(cursor) } : {}),
  });
}

export async function artifactListing(access: Access, input: Input<"artifacts">): Answered {
  const run = await load(access, input.run_id);
  if (!run.ok) return run;
  const folder = input.path ? artefactPath(input.path.split("/")) : "";
  if (folder === null) return refuse("invalid", `Invalid path: '${input.path}'`, "path");
  const files = await listArtefacts(access, run.value.id, folder);
  return accept({ root_uri: artifactUri(run.value), files: files.map(wireFile) });
}

export function wireFile({ path, isFolder, sizeBytes }: { path: string; isFolder: boolean; sizeBytes: number | null }) {
  return { path, is_dir: isFolder, ...(sizeBytes === null ? {} : { file_size: sizeBytes }) };
}

async function load(access: Access, wireId: string): Promise<Outcome<LoadedRun, "no-such-run">> {
  const id = runIdOf(wireId);
  const run = id && (await loadRuns(access, [id]))[0];
  return run ? accept(run) : refuse("no-such-run", `Run with id=${wireId} not found`, "run_id");
}

function pageOf(
  { max_results, page_token }: { max_results: number; page_token: string | null },
  most: number,
): Outcome<{ readonly skip: number; readonly take: number }, "invalid"> {
  if (max_results < 1 || max_results > 50_000)
    return refuse(
      "invalid",
      `Invalid value ${max_results} for parameter 'max_results' supplied. It must be from 1 to 50000.`,
    );
  const skip = page_token === null ? 0 : readPageToken(page_token);
  if (typeof skip !== "number" || !Number.isSafeInteger(skip) || skip < 0) return badToken();
  return accept({ skip, take: Math.min(max_results, most) });
}

function badToken() {
  return refuse("invalid", "Invalid page token, could not base64-decode or read it.", "page_token");
}

function cursorOf(place: unknown): HistoryCursor | null {
  if (typeof place !== "object" || place === null || !("step" in place) || !("atMs" in place) || !("value" in place))
    return null;
  const { step, atMs, value } = place;
  const isValue = typeof value === "string" && /^(-?\d[\d.e+-]*|NaN|-?Infinity)$/.test(value);
  return Number.isSafeInteger(step) && Number.isFinite(atMs) && isValue
    ? { step: step as number, atMs: atMs as number, value }
    : null;
}
