import { createHash } from "node:crypto";
import type { ImportOptions } from "#lib/evaluation/import-options.ts";
import type { Format } from "#lib/evaluation/importers.ts";

export type ImportRequest = {
  readonly format: Format;
  readonly options: ImportOptions;
  /** Without one, the model's. */
  readonly name?: string;
  /** The test set that was seen, where it is kept here. */
  readonly testVersionId?: string;
};

/** Tells what the scores follow from: the bytes, and how they were to be read where that is not the file's own to say. */
export function contentOf(sha256: string, { options, format }: ImportRequest): string {
  const said = Object.entries(options).filter(([, value]) => value !== undefined);
  if (said.length === 0) return sha256;
  const settings = JSON.stringify([format, ...said.sort(([a], [b]) => (a < b ? -1 : 1))]);
  return createHash("sha256").update(`${sha256}\n${settings}`).digest("hex");
}
