import type { JobState } from "#lib/platform/generated/enums.ts";

/** A job as people see it. */
export type JobView = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly state: JobState;
  /** What it is doing now; empty when it says nothing. */
  readonly stage: string;
  readonly done: number;
  /** Null while nobody knows. */
  readonly total: number | null;
  readonly unit: string;
  /** Below /projects/<slug>/. */
  readonly resultPath: string | null;
  /** Why it failed. */
  readonly errorMessage: string | null;
  readonly startedByName: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** Asked to stop, and still to do so. */
  readonly isStopping: boolean;
};

type StoredJob = Omit<JobView, "done" | "total" | "isStopping"> & {
  readonly done: bigint;
  readonly total: bigint | null;
  readonly cancelAskedAt: Date | null;
};

export function jobView({ cancelAskedAt, done, total, ...job }: StoredJob): JobView {
  return {
    ...job,
    done: Number(done),
    total: total === null ? null : Number(total),
    isStopping: cancelAskedAt !== null && job.state === "running",
  };
}
