import { queryOptions } from "@tanstack/react-query";
import type { CurvesResponse } from "#lib/training/schema.ts";

const REFRESH_MS = 3000;

/** The curves at an address of the API, beginning with what the page was rendered with; asked for again while a run goes on. */
export function curvesQueryOptions(path: string, initial: CurvesResponse) {
  return queryOptions({
    queryKey: ["training", path],
    queryFn: ({ signal }) => fetchCurves(path, signal),
    initialData: initial,
    staleTime: REFRESH_MS,
    refetchInterval: ({ state }) => (state.data?.runs.some(({ status }) => status === "running") ? REFRESH_MS : false),
    refetchOnMount: false,
    refetchOnWindowFocus: false,
    retry: 1,
  });
}

async function fetchCurves(path: string, signal: AbortSignal): Promise<CurvesResponse> {
  const response = await fetch(path, { signal });
  if (response.status === 401) throw new Error("Your session has ended. Sign in again in another tab.");
  if (!response.ok) throw new Error("The server did not answer.");
  return response.json();
}
