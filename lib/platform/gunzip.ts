import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { RecordError } from "#lib/platform/records/record-error.ts";

/** Whether a file that begins so is packed with gzip, whatever it is called (RFC 1952). */
export function isGzip([first, second]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b;
}

/**
 * The unpacked bytes of a gzip file, as they are asked for.
 *
 * @param maxBytes most bytes once unpacked: a few kilobytes can unpack to gigabytes.
 * @throws RecordError when the file breaks off, is damaged or grows too large.
 */
export async function* gunzip(packed: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  const source = Readable.from(packed, { objectMode: true });
  const unzip = createGunzip();
  // What goes wrong with the source must be heard by whoever reads the result.
  source.on("error", (error) => unzip.destroy(error));
  source.pipe(unzip);
  let sizeBytes = 0;
  try {
    for await (const piece of unzip) {
      sizeBytes += piece.length;
      if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
      yield piece;
    }
  } catch (error) {
    if (!isZlibError(error)) throw error;
    throw new RecordError("packed.damaged", "The file is packed with gzip, and breaks off or is damaged.", 1);
  } finally {
    source.destroy();
    unzip.destroy();
  }
}

export function tooLarge(maxBytes: number): RecordError {
  const most = `${Math.floor(maxBytes / 2 ** 20)} MiB`;
  return new RecordError("packed.too-large", `The file unpacks to more than ${most}, which is the most.`, 1);
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}
