import { serveProject } from "#lib/access/route.ts";
import { seriesOperation } from "#lib/monitoring/operations.ts";
import { getSeries } from "#lib/monitoring/queries/get-series.ts";
import { rangeOf } from "#lib/monitoring/schema.ts";
import { now } from "#lib/platform/clock.ts";

export const GET = serveProject(seriesOperation, async (access, { query }) =>
  Response.json(await getSeries(access, { ...query, ...rangeOf(query, now()) }), {
    headers: { "cache-control": "no-store" },
  }),
);
