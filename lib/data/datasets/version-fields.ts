import { columnsOf } from "#lib/data/datasets/columns.ts";
import type { VersionView } from "#lib/data/datasets/views.ts";
import type { DatasetFormat, DatasetPurpose } from "#lib/data/vocabulary.ts";

/** What a VersionView is made of, for `select`. */
export const VERSION_FIELDS = {
  number: true,
  purpose: true,
  format: true,
  fileName: true,
  contentSha256: true,
  sizeBytes: true,
  rowCount: true,
  columns: true,
  textColumns: true,
  uploadedAt: true,
  uploadedByName: true,
  dataset: { select: { number: true, name: true } },
  _count: { select: { looks: true } },
} as const;

type VersionRow = Pick<
  VersionView,
  "fileName" | "contentSha256" | "rowCount" | "textColumns" | "uploadedAt" | "uploadedByName"
> & {
  readonly number: number;
  readonly purpose: DatasetPurpose;
  readonly format: string;
  readonly sizeBytes: bigint;
  readonly columns: unknown;
  readonly dataset: { readonly number: number; readonly name: string };
  readonly _count: { readonly looks: number };
};

export function versionViewOf({
  number,
  format,
  sizeBytes,
  columns,
  dataset,
  _count,
  ...row
}: VersionRow): VersionView {
  return {
    ...row,
    dataset: dataset.number,
    datasetName: dataset.name,
    version: number,
    // Only uploads write the column, and they validate it.
    format: format as DatasetFormat,
    sizeBytes: Number(sizeBytes),
    columns: columnsOf(columns),
    lookCount: _count.looks,
  };
}
