import type { LeaderboardSearch } from "#lib/evaluation/schema.ts";

/** The leaderboard of a choice of tasks and metric; what is left out is everything. */
export function leaderboardHref(path: string, { view, metric, task }: Partial<LeaderboardSearch>): string {
  const query = new URLSearchParams();
  if (view && view !== "scores") query.set("view", view);
  if (metric) query.set("metric", metric);
  for (const one of task ?? []) query.append("task", one);
  return query.size > 0 ? `${path}?${query}` : path;
}
