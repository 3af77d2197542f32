import { parseTolerantJson } from "#lib/platform/json.ts";
import { isJsonObject, member } from "#lib/platform/json-value.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export const MAX_INDEX_BYTES = 50_000_000;
const LIMITS = { maxDepth: 8, maxKeys: 600_000 };

/** What a model.safetensors.index.json says: which tensor is in which file. */
export type ShardIndex = {
  readonly fileOf: ReadonlyMap<string, string>;
  readonly totalBytes: number | null;
};

/** Reads the list of the shards of a model. @returns a refusal names the line or the key that is wrong. */
export function readShardIndex(bytes: Uint8Array): Outcome<ShardIndex, "not-an-index"> {
  if (bytes.byteLength > MAX_INDEX_BYTES)
    return refuse("not-an-index", "The index of the shards is larger than 50 MB.");
  const parsed = parseTolerantJson(bytes, LIMITS);
  if (!parsed.ok) return refuse("not-an-index", `The index of the shards cannot be read. ${parsed.message}`);
  const map = member(parsed.value.value, "weight_map");
  if (!isJsonObject(map) || Object.keys(map).length === 0)
    return refuse("not-an-index", "The index of the shards has no “weight_map” that names a tensor.");
  const [twice] = parsed.value.warnings;
  if (twice)
    return refuse(
      "not-an-index",
      `The index of the shards names something twice: ${twice.replace("; the last one counts", "")}`,
    );
  const fileOf = new Map<string, string>();
  for (const [tensor, file] of Object.entries(map)) {
    if (typeof file !== "string" || file === "")
      return refuse("not-an-index", `The index of the shards names no file for tensor “${tensor.slice(0, 120)}”.`);
    fileOf.set(tensor, file);
  }
  const total = member(member(parsed.value.value, "metadata"), "total_size");
  return accept({ fileOf, totalBytes: typeof total === "number" && total >= 0 ? total : null });
}
