import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { runsOperation } from "#lib/training/operations.ts";
import { listRuns } from "#lib/training/queries/list-runs.ts";
import { parseFilter } from "#lib/training/search/parse.ts";

const PAGE_SIZE = 50;

export const GET = serveProject(runsOperation, async (access, { query }) => {
  const conditions = parseFilter(query.filter ?? "");
  if (!conditions.ok)
    return problem(422, {
      reason: conditions.reason,
      detail: conditions.message,
      errors: [{ pointer: "/query/filter", detail: conditions.message }],
    });
  const listing = { page: query.page, pageSize: PAGE_SIZE, text: query.q, conditions: conditions.value };
  const { items, ...page } = await listRuns(access, listing);
  return Response.json({
    ...page,
    items: items.map(({ number, name, experiment, status, source, startedAt, endedAt, params, metrics }) => ({
      ...{ number, name, experiment, status, source, startedAt, endedAt },
      params: Object.fromEntries(params.map(({ key, value }) => [key, value])),
      metrics: Object.fromEntries(
        metrics.map(({ key, latest }) => [key, Number.isFinite(latest.value) ? latest.value : null]),
      ),
    })),
  });
});
