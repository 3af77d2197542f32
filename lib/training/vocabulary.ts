import type { RunSource, RunStatus } from "#lib/platform/generated/enums.ts";

/** How a run stands, in our words and in those of the tracking API. */
export const RUN_STATUSES = {
  scheduled: { label: "Scheduled", wire: "SCHEDULED" },
  running: { label: "Running", wire: "RUNNING" },
  finished: { label: "Finished", wire: "FINISHED" },
  failed: { label: "Failed", wire: "FAILED" },
  killed: { label: "Stopped", wire: "KILLED" },
} as const satisfies Record<RunStatus, { readonly label: string; readonly wire: string }>;

export const RUN_STATUS_KEYS = Object.keys(RUN_STATUSES) as [RunStatus, ...RunStatus[]];

/** Whether a run in this state will log no more, as far as its script has said. */
export function isOver(status: RunStatus): boolean {
  return status === "finished" || status === "failed" || status === "killed";
}

export const RUN_SOURCES = {
  mlflow: { label: "Logged by a script" },
  imported: { label: "Imported file" },
} as const satisfies Record<RunSource, { readonly label: string }>;

/** The experiment of scripts that name none. */
export const DEFAULT_EXPERIMENT = { number: 0, name: "Default" } as const;

/** A tag that names a dataset version of the project: "3/2" is version 2 of dataset 3. */
export const DATASET_TAG = "cairn.dataset";
