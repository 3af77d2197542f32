import { readFileSync } from "node:fs";
import type { ImportOptions } from "#lib/evaluation/import-options.ts";
import type { ImportedEvaluation, ImportedItem } from "#lib/evaluation/imported.ts";
import type { ImportFile } from "#lib/evaluation/importer.ts";
import { detectFormat, readImport } from "#lib/evaluation/read-import.ts";
import type { Refusal } from "#lib/platform/outcome.ts";

export type ReadFile = {
  readonly evaluation: ImportedEvaluation;
  readonly items: readonly ImportedItem[];
  /** The value of a score; undefined where there is none. */
  readonly value: (task: string, metric: string, filter?: string) => number | null | undefined;
};

/** The bytes of a fixture beside the formats. */
export function fixture(name: string): Buffer {
  return readFileSync(new URL(`../formats/fixtures/${name}`, import.meta.url));
}

/** A file as a stream brings it, in pieces of an odd size. */
export function fileOf(content: string | Uint8Array, name: string): ImportFile {
  const bytes = Buffer.from(content);
  return {
    name,
    async *open() {
      for (let at = 0; at < bytes.length; at += 997) yield bytes.subarray(at, at + 997);
    },
  };
}

type Read = { ok: true; read: ReadFile } | { ok: false; refusal: Refusal<string>; items: number };

async function tryReading(content: string | Uint8Array, name: string, options: ImportOptions): Promise<Read> {
  const file = fileOf(content, name);
  const items: ImportedItem[] = [];
  const format = await detectFormat(file);
  if (!format.ok) return { ok: false, refusal: format, items: 0 };
  const read = await readImport(file, format.value, {
    options,
    signal: new AbortController().signal,
    items: async (batch) => void items.push(...batch),
  });
  if (!read.ok) return { ok: false, refusal: read, items: items.length };
  const evaluation = read.value;
  const value = (task: string, metric: string, filter = "none") =>
    evaluation.scores.find((score) => score.task === task && score.metric === metric && score.filter === filter)?.value;
  return { ok: true, read: { evaluation, items, value } };
}

/** Reads a file of whatever format it turns out to have. */
export async function readFile(
  content: string | Uint8Array,
  name: string,
  options: ImportOptions = {},
): Promise<ReadFile> {
  const read = await tryReading(content, name, options);
  if (!read.ok) throw new Error(read.refusal.message);
  return read.read;
}

/** Why a file is refused. */
export async function refusalOf(
  content: string | Uint8Array,
  name: string,
  options: ImportOptions = {},
): Promise<Refusal<string>> {
  const read = await tryReading(content, name, options);
  if (read.ok) throw new Error(`${name} was read as ${read.read.evaluation.format}.`);
  return read.refusal;
}

/** JSON Lines of some values. */
export function lines(...values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}
