import { queryOptions } from "@tanstack/react-query";
import type { JobView } from "#lib/background/views.ts";

/** A job as JSON brings it. */
export type SentJob = Omit<JobView, "createdAt" | "startedAt" | "finishedAt"> & {
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
};

const REFRESH_MS = 1000;

export const hasEnded = ({ state }: Pick<JobView, "state">): boolean => state !== "queued" && state !== "running";

/** A job, asked for every second until it has ended. */
export function jobQuery(slug: string, initial: SentJob) {
  return queryOptions({
    queryKey: ["job", initial.id],
    queryFn: async ({ signal }): Promise<SentJob> => {
      const response = await fetch(`/api/v1/projects/${slug}/jobs/${initial.id}`, { signal });
      if (!response.ok) throw new Error("The server did not answer.");
      return response.json();
    },
    initialData: initial,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data && hasEnded(data) ? false : REFRESH_MS),
    retry: true,
  });
}
