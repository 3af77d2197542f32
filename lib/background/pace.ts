import type { JobView } from "#lib/background/views.ts";

export type Pace = {
  /** In [0, 1]; null while nobody knows how much there is. */
  readonly share: number | null;
  /** Of what is counted, since it started; null in its first second. */
  readonly perSecond: number | null;
  readonly leftMs: number | null;
};

/** How fast a running job is, and how long it will be, if it goes on as it has. */
export function paceOf({ done, total }: Pick<JobView, "done" | "total">, startedAt: Date | null, now: Date): Pace {
  const share = total === null || total === 0 ? null : Math.min(1, done / total);
  const elapsedMs = startedAt ? now.getTime() - startedAt.getTime() : 0;
  if (elapsedMs < 1000 || done === 0) return { share, perSecond: null, leftMs: null };
  const perSecond = (1000 * done) / elapsedMs;
  return { share, perSecond, leftMs: total === null ? null : (1000 * Math.max(0, total - done)) / perSecond };
}
