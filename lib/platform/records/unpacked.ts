import { gunzip, isGzip } from "#lib/platform/gunzip.ts";

/**
 * The bytes of a file, unpacked where it is a .gz by its first bytes, whatever it is called.
 *
 * @throws RecordError when it breaks off, is damaged or unpacks to more than `maxBytes`.
 */
export async function* unpacked(file: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  const pieces = file[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done) return;
  const whole = rest(first.value, pieces);
  yield* isGzip(first.value) ? gunzip(whole, maxBytes) : whole;
}

async function* rest(first: Uint8Array, pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  } finally {
    await pieces.return?.();
  }
}
