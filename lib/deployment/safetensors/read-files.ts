import { createHash } from "node:crypto";
import { type Attention, readModelConfig } from "#lib/deployment/safetensors/architecture.ts";
import { MAX_FILES } from "#lib/deployment/safetensors/limits.ts";
import { readHeader } from "#lib/deployment/safetensors/read-header.ts";
import { readShardIndex, type ShardIndex } from "#lib/deployment/safetensors/shard-index.ts";
import { type WeightsReport, weighModel } from "#lib/deployment/safetensors/weights.ts";
import { type NamedHeader, wholeModel } from "#lib/deployment/safetensors/whole-model.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** What was sent of one file of a model: a header's bytes, or a JSON file whole. */
export type SentFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How large the whole file is, where that is known. */
  readonly fileBytes: number | null;
};

export type ReadFiles = {
  readonly report: WeightsReport;
  readonly attention: Attention | null;
  readonly files: readonly { readonly name: string; readonly fileBytes: number | null }[];
  /** SHA-256, in hex, over all that was read. */
  readonly sha256: string;
};

/**
 * Reads what was sent of a model: the headers of its files, the index that names its shards, and its config.json.
 *
 * @returns a refusal is one sentence that names the file, and in it the tensor or the line.
 */
export function readFiles(sent: readonly SentFile[]): Outcome<ReadFiles, string> {
  if (sent.length === 0) return refuse("nothing-sent", "Choose the safetensors file of a model, or all of its shards.");
  if (sent.length > MAX_FILES) return refuse("too-many-files", `A model has ${MAX_FILES} files at most.`);
  const twice = sent.find(({ name }, at) => sent.findIndex((other) => other.name === name) !== at);
  if (twice) return refuse("sent-twice", `${twice.name} was sent twice.`);
  const headers: NamedHeader[] = [];
  let index: ShardIndex | null = null;
  let config: { attention: Attention | null; bits: number | null } = { attention: null, bits: null };
  for (const file of sent) {
    if (/\.index\.json$/i.test(file.name)) {
      const read = readShardIndex(file.bytes);
      if (!read.ok) return inFile(file, read);
      index = read.value;
    } else if (/\.json$/i.test(file.name)) {
      const read = readModelConfig(file.bytes);
      if (!read.ok) return inFile(file, read);
      config = read.value;
    } else {
      const read = readHeader(file.bytes, file.fileBytes);
      if (!read.ok) return inFile(file, read);
      headers.push({ file: file.name, header: read.value });
    }
  }
  if (headers.length === 0)
    return refuse(
      "no-header",
      "None of these is a safetensors file; an index or a config.json alone says nothing of a size.",
    );
  const model = wholeModel(headers, index);
  if (!model.ok) return model;
  const { tensors, missing, warnings } = model.value;
  return accept({
    report: weighModel(tensors, { saidBits: config.bits, missing, warnings }),
    attention: config.attention,
    files: sent.map(({ name, fileBytes }) => ({ name, fileBytes })),
    sha256: digestOf(sent),
  });
}

function inFile({ name }: SentFile, { reason, message }: { reason: string; message: string }) {
  return refuse(reason, `${name}: ${message}`, "file");
}

/** Whatever the order in which they were sent. */
function digestOf(sent: readonly SentFile[]): string {
  const hash = createHash("sha256");
  for (const { name, bytes } of sent.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    hash.update(`${name}\0${bytes.byteLength}\0`).update(bytes);
  }
  return hash.digest("hex");
}
