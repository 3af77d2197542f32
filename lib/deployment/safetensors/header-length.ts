/** Most bytes a header may have, as the format says. */
export const MAX_HEADER_BYTES = 100_000_000;

/** What stands before the header: its length. */
export const LENGTH_BYTES = 8;

export type LengthProblem = "too-short" | "too-long" | "empty";

/**
 * The length of the header, from the first eight bytes of a file: little-endian, without a sign. Runs in the browser too, which then reads
 * and sends so many bytes and no more.
 */
export function headerLength(
  first: Uint8Array,
):
  | { readonly ok: true; readonly length: number }
  | { readonly ok: false; readonly problem: LengthProblem; readonly message: string } {
  if (first.byteLength < LENGTH_BYTES)
    return {
      ok: false,
      problem: "too-short",
      message: `The file has ${first.byteLength} bytes; a safetensors file begins with 8 that say how long its header is.`,
    };
  const length = new DataView(first.buffer, first.byteOffset, LENGTH_BYTES).getBigUint64(0, true);
  if (length > BigInt(MAX_HEADER_BYTES))
    return {
      ok: false,
      problem: "too-long",
      message: `The first 8 bytes say that the header has ${length} bytes; the format allows 100 000 000. This is no safetensors file, or it is damaged.`,
    };
  if (length === 0n) return { ok: false, problem: "empty", message: "The first 8 bytes say that the header is empty." };
  return { ok: true, length: Number(length) };
}
