import { DTYPE_BITS } from "#lib/deployment/safetensors/dtypes.ts";
import { headerLength, LENGTH_BYTES } from "#lib/deployment/safetensors/header-length.ts";
import { parseTolerantJson } from "#lib/platform/json.ts";
import { isJsonObject, type Json, type JsonObject, member } from "#lib/platform/json-value.ts";
import { accept, type Outcome, type Refusal, refuse } from "#lib/platform/outcome.ts";

export type Tensor = {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Of the bytes behind the header. */
  readonly begin: number;
  readonly end: number;
};

export type Header = {
  readonly tensors: readonly Tensor[];
  /** Of the header with the eight bytes before it. */
  readonly headerBytes: number;
  /** Of all tensors. */
  readonly dataBytes: number;
};

export const MAX_TENSORS = 500_000;
/** A tensor has four keys; __metadata__ may have some more. */
const LIMITS = { maxDepth: 8, maxKeys: MAX_TENSORS * 4 + 10_000 };
const MAX_DIMENSIONS = 16;

type NotAHeader = Refusal<"not-a-header">;

/**
 * Reads the header of a safetensors file from its first bytes, and holds it to the format: offsets that follow each other without a gap or
 * an overlap, and as many bytes for each tensor as its shape and type take. What is wrong is one sentence that names the tensor.
 *
 * @param bytes the eight bytes of the length and the header at least; more is not looked at.
 * @param fileBytes how large the whole file is, where that is known.
 * @see https://github.com/huggingface/safetensors#format
 */
export function readHeader(bytes: Uint8Array, fileBytes: number | null = null): Outcome<Header, "not-a-header"> {
  const length = headerLength(bytes);
  if (!length.ok) return refuse("not-a-header", length.message);
  const headerBytes = LENGTH_BYTES + length.length;
  if (bytes.byteLength < headerBytes)
    return refuse(
      "not-a-header",
      `The header has ${length.length} bytes and only ${bytes.byteLength - LENGTH_BYTES} of them came: send the first ${headerBytes} bytes of the file.`,
    );
  if (bytes[LENGTH_BYTES] !== 0x7b)
    return refuse("not-a-header", "What follows the first 8 bytes is no JSON object: this is no safetensors file.");
  const parsed = parseTolerantJson(bytes.subarray(LENGTH_BYTES, headerBytes), LIMITS);
  if (!parsed.ok) return refuse("not-a-header", `The header cannot be read. ${parsed.message}`);
  const { value, nonFinite, warnings } = parsed.value;
  const [twice] = warnings;
  // A reader that took the other of the two would see another model.
  if (twice)
    return refuse("not-a-header", `The header names something twice: ${twice.replace("; the last one counts", "")}`);
  const [odd] = nonFinite;
  if (odd) return refuse("not-a-header", `The header has ${odd[1]} at ${odd[0]}, which is no number of JSON.`);
  if (!isJsonObject(value)) return refuse("not-a-header", "The header is no JSON object.");
  return readTensors(value, { headerBytes, fileBytes });
}

function readTensors(
  header: JsonObject,
  { headerBytes, fileBytes }: { readonly headerBytes: number; readonly fileBytes: number | null },
): Outcome<Header, "not-a-header"> {
  const metadata = whyNotMetadata(member(header, "__metadata__"));
  if (metadata) return metadata;
  const tensors: Tensor[] = [];
  for (const [name, said] of Object.entries(header)) {
    if (name === "__metadata__") continue;
    const tensor = readTensor(name, said);
    if (!tensor.ok) return tensor;
    tensors.push(tensor.value);
  }
  if (tensors.length === 0) return refuse("not-a-header", "The header names no tensor.");
  if (tensors.length > MAX_TENSORS)
    return refuse("not-a-header", `The header names ${tensors.length} tensors; ${MAX_TENSORS} are read at most.`);
  tensors.sort((a, b) => a.begin - b.begin || a.end - b.end);
  const dataBytes = tensors.reduce((most, { end }) => Math.max(most, end), 0);
  return (
    whyNotInOrder(tensors) ??
    whyNotInFile(tensors, dataBytes, fileBytes === null ? null : fileBytes - headerBytes) ??
    accept({ tensors, headerBytes, dataBytes })
  );
}

function whyNotMetadata(metadata: Json | undefined): NotAHeader | null {
  if (metadata === undefined) return null;
  if (!isJsonObject(metadata)) return refuse("not-a-header", "“__metadata__” is no object.");
  const wrong = Object.entries(metadata).find(([, value]) => typeof value !== "string");
  return wrong ? refuse("not-a-header", `“__metadata__” holds texts only, and ${quoted(wrong[0])} is none.`) : null;
}

function readTensor(name: string, said: Json): Outcome<Tensor, "not-a-header"> {
  const wrong = (what: string) => refuse("not-a-header", `Tensor ${quoted(name)} ${what}`);
  if (!isJsonObject(said)) return wrong("is no object.");
  const dtype = member(said, "dtype");
  if (typeof dtype !== "string") return wrong("has no “dtype”.");
  const bits = Object.hasOwn(DTYPE_BITS, dtype) ? DTYPE_BITS[dtype] : undefined;
  if (bits === undefined) return wrong(`has the type ${quoted(dtype)}, which the format does not know.`);
  const shape = member(said, "shape");
  if (!Array.isArray(shape) || shape.length > MAX_DIMENSIONS)
    return wrong(`has no “shape” of up to ${MAX_DIMENSIONS} numbers.`);
  if (!shape.every(isCount))
    return wrong(`has a shape of ${JSON.stringify(shape).slice(0, 60)}: whole numbers of 0 or more.`);
  const offsets = member(said, "data_offsets");
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isCount))
    return wrong("has no “data_offsets” of two whole numbers of 0 or more.");
  const [begin = 0, end = 0] = offsets;
  if (begin > end) return wrong(`ends at byte ${end}, before it begins at ${begin}.`);
  const elements = elementsOf(shape);
  if (elements > Number.MAX_SAFE_INTEGER) return wrong(`has the shape ${shape.join(" × ")}, which no file holds.`);
  const needed = (elements * bits) / 8;
  if (needed !== end - begin)
    return wrong(
      `of ${dtype} and shape ${shape.join(" × ") || "()"} takes ${needed} bytes, but its offsets span ${end - begin}.`,
    );
  return accept({ name, dtype, shape, begin, end });
}

/** One number for a shape without dimensions. */
export function elementsOf(shape: readonly number[]): number {
  return shape.includes(0) ? 0 : shape.reduce((product, size) => product * size, 1);
}

/** Sorted by where they begin. */
function whyNotInOrder(tensors: readonly Tensor[]): NotAHeader | null {
  let reached = 0;
  let before = "";
  for (const { name, begin, end } of tensors) {
    if (begin < reached)
      return refuse(
        "not-a-header",
        `Tensor ${quoted(name)} begins at byte ${begin}, inside ${quoted(before)}, which reaches to ${reached}.`,
      );
    if (begin > reached)
      return refuse(
        "not-a-header",
        `Nothing says what stands in bytes ${reached} to ${begin}, before tensor ${quoted(name)}.`,
      );
    reached = end;
    before = name;
  }
  return null;
}

function whyNotInFile(tensors: readonly Tensor[], dataBytes: number, behind: number | null): NotAHeader | null {
  if (behind === null || behind === dataBytes) return null;
  const last = tensors.at(-1)?.name ?? "";
  if (behind < dataBytes)
    return refuse(
      "not-a-header",
      `Tensor ${quoted(last)} ends at byte ${dataBytes}, but the file has ${Math.max(0, behind)} bytes behind its header: it is cut off.`,
    );
  return refuse(
    "not-a-header",
    `The file has ${behind - dataBytes} bytes behind its last tensor that nothing describes.`,
  );
}

function isCount(value: Json): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** Names come from whoever made the file. */
function quoted(name: string): string {
  return `“${name.replace(/\p{C}/gu, "�").slice(0, 120)}”`;
}
