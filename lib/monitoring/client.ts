import { queryOptions } from "@tanstack/react-query";
import type { Series } from "#lib/monitoring/schema.ts";

// What arrives is to be seen within five seconds, the time of asking and answering included.
const REFRESH_MS = 3000;

/**
 * The series at an address of the API, beginning with what the page was rendered with.
 *
 * @param live refreshes every 3 seconds while the page is looked at, for a range that ends now.
 */
export function seriesQuery(path: string, initial: Series, live: boolean) {
  return queryOptions({
    queryKey: ["monitoring", path],
    queryFn: ({ signal }) => fetchSeries(path, signal),
    initialData: initial,
    staleTime: live ? REFRESH_MS : Number.POSITIVE_INFINITY,
    refetchInterval: live ? REFRESH_MS : false,
    retry: 1,
  });
}

async function fetchSeries(path: string, signal: AbortSignal): Promise<Series> {
  const response = await fetch(path, { signal });
  if (response.status === 401) throw new Error("Your session has ended. Sign in again in another tab.");
  if (!response.ok) throw new Error("The server did not answer.");
  return response.json();
}
