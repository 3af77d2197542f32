import type { Column } from "#lib/data/datasets/columns.ts";
import type { DatasetFormat, DatasetPurpose } from "#lib/data/vocabulary.ts";

/** A version as everybody in the project may know it: which bytes, for what, and how many; nothing of what is in them. */
export type VersionView = {
  readonly dataset: number;
  readonly datasetName: string;
  readonly version: number;
  readonly purpose: DatasetPurpose;
  readonly format: DatasetFormat;
  readonly fileName: string;
  /** SHA-256, in hex, of the file as it came (decompressed). */
  readonly contentSha256: string;
  readonly sizeBytes: number;
  readonly rowCount: number;
  readonly columns: readonly Column[];
  /** The columns that overlaps are looked for in. */
  readonly textColumns: readonly string[];
  readonly uploadedAt: Date;
  readonly uploadedByName: string;
  /** How many evaluations have seen it. */
  readonly lookCount: number;
};

/** How people and addresses name a version: "3/2" is version 2 of dataset 3. */
export function versionRef({ dataset, version }: Pick<VersionView, "dataset" | "version">): string {
  return `${dataset}/${version}`;
}
