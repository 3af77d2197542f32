import type { Header, Tensor } from "#lib/deployment/safetensors/read-header.ts";
import type { ShardIndex } from "#lib/deployment/safetensors/shard-index.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export type NamedHeader = { readonly file: string; readonly header: Header };

export type WholeModel = {
  readonly tensors: readonly Tensor[];
  /** Files that the index names and nobody sent. */
  readonly missing: readonly string[];
  readonly warnings: readonly string[];
};

const MOST_NAMED = 5;

/**
 * Puts the headers of a model's files together. A tensor that two files hold, or that stands in another file than the index says, is a
 * mistake; a file that was not sent is said, and the sums are then those of a part.
 */
export function wholeModel(
  headers: readonly NamedHeader[],
  index: ShardIndex | null,
): Outcome<WholeModel, "not-one-model"> {
  const heldBy = new Map<string, string>();
  for (const { file, header } of headers) {
    for (const { name } of header.tensors) {
      const other = heldBy.get(name);
      if (other !== undefined)
        return refuse(
          "not-one-model",
          `Tensor “${short(name)}” is in ${short(other)} and in ${short(file)}: these are not the files of one model.`,
        );
      heldBy.set(name, file);
    }
  }
  const tensors = headers.flatMap(({ header }) => header.tensors);
  if (!index) return accept({ tensors, missing: [], warnings: [] });
  const sent = new Set(headers.map(({ file }) => file));
  const missing = [...new Set(index.fileOf.values())].filter((file) => !sent.has(file)).sort();
  for (const [tensor, file] of index.fileOf) {
    const held = heldBy.get(tensor);
    if (held !== undefined && held !== file)
      return refuse(
        "not-one-model",
        `The index says that tensor “${short(tensor)}” is in ${short(file)}, but it is in ${short(held)}.`,
      );
    if (held === undefined && sent.has(file))
      return refuse(
        "not-one-model",
        `The index says that tensor “${short(tensor)}” is in ${short(file)}, whose header does not name it.`,
      );
  }
  const stray = [...heldBy.keys()].filter((name) => !index.fileOf.has(name));
  const dataBytes = headers.reduce((sum, { header }) => sum + header.dataBytes, 0);
  const isOff = missing.length === 0 && index.totalBytes !== null && index.totalBytes !== dataBytes;
  return accept({
    tensors,
    missing,
    warnings: [
      ...(stray.length > 0
        ? [
            `The index does not name ${stray.slice(0, MOST_NAMED).map(short).join(", ")}${stray.length > MOST_NAMED ? ` and ${stray.length - MOST_NAMED} more` : ""}.`,
          ]
        : []),
      ...(isOff ? [`The index says ${index.totalBytes} bytes; the headers add up to ${dataBytes}.`] : []),
    ],
  });
}

function short(name: string): string {
  return name.slice(0, 120);
}
