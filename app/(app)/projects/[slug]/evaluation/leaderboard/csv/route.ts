import type { NextRequest } from "next/server";
import { requireProject } from "#lib/access/page.ts";
import { leaderboardOf } from "#lib/evaluation/leaderboard/leaderboard.ts";
import { leaderboardCsv } from "#lib/evaluation/leaderboard/leaderboard-csv.ts";
import { listModelScores } from "#lib/evaluation/queries/list-model-scores.ts";
import { leaderboardSearch } from "#lib/evaluation/schema.ts";

/** The leaderboard of the chosen tasks and metric as CSV. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/projects/[slug]/evaluation/leaderboard/csv">,
) {
  const { slug } = await params;
  const access = await requireProject(slug, "project:read");
  const { searchParams } = request.nextUrl;
  const { metric, task } = leaderboardSearch.parse({
    metric: searchParams.get("metric") ?? undefined,
    task: searchParams.getAll("task"),
  });
  const { scores } = await listModelScores(access, {
    metrics: metric === undefined ? undefined : [metric],
    tasks: task,
  });
  return new Response(leaderboardCsv(leaderboardOf(scores)), {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="${slug}-leaderboard.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
