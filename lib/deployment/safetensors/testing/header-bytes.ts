import { DTYPE_BITS } from "#lib/deployment/safetensors/dtypes.ts";

/** The first bytes of a safetensors file: a length, and a text. */
export function firstBytes(text: string | Uint8Array, length?: bigint): Uint8Array {
  const header = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const bytes = new Uint8Array(8 + header.byteLength);
  new DataView(bytes.buffer).setBigUint64(0, length ?? BigInt(header.byteLength), true);
  bytes.set(header, 8);
  return bytes;
}

/** The header of tensors that follow each other, by name. */
export function headerOf(
  tensors: Readonly<Record<string, readonly [dtype: string, shape: readonly number[]]>>,
): Uint8Array {
  let at = 0;
  const entries = Object.entries(tensors).map(([name, [dtype, shape]]) => {
    const begin = at;
    at += (shape.reduce((product, size) => product * size, 1) * (DTYPE_BITS[dtype] ?? 0)) / 8;
    return [name, { dtype, shape, data_offsets: [begin, at] }];
  });
  return firstBytes(JSON.stringify({ __metadata__: { format: "pt" }, ...Object.fromEntries(entries) }));
}
