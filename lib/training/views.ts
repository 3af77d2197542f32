import type { RunSource, RunStatus } from "#lib/platform/generated/enums.ts";

export type KeyValue = { readonly key: string; readonly value: string };

/** A curve's numbers, as lists and tables show them. Values may be NaN or infinite. */
export type MetricView = {
  readonly key: string;
  readonly points: number;
  readonly latest: { readonly value: number; readonly step: number; readonly at: Date };
  /** Of the finite values; null where there is none. */
  readonly min: { readonly value: number; readonly step: number } | null;
  readonly max: { readonly value: number; readonly step: number } | null;
};

export type RunView = {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly experiment: { readonly number: number; readonly name: string };
  readonly status: RunStatus;
  readonly source: RunSource;
  readonly userName: string;
  readonly startedAt: Date;
  readonly isStartKnown: boolean;
  readonly endedAt: Date | null;
  readonly loggedAt: Date;
  readonly createdByName: string;
  readonly round: number;
  readonly deletedAt: Date | null;
  readonly best: { readonly checkpoint: string | null; readonly metric: number | null; readonly step: number | null };
  readonly warnings: readonly string[];
};
