/**
 * Works on what a source yields, `width` at a time, and reads no further ahead. When one piece of work fails, or the source does, the
 * rest is told to stop, and the first error is thrown once all have.
 */
export async function workInLanes<T>(
  source: AsyncIterable<T>,
  width: number,
  signal: AbortSignal,
  work: (piece: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const pieces = source[Symbol.asyncIterator]();
  let failure: { readonly error: unknown } | null = null;
  const lane = async () => {
    while (!either.aborted) {
      const next = await pieces.next();
      if (next.done) return;
      await work(next.value, either);
    }
  };
  const guarded = async () => {
    try {
      await lane();
    } catch (error) {
      failure ??= { error };
      stop.abort(error);
    }
  };
  await Promise.all(Array.from({ length: width }, guarded));
  await pieces.return?.();
  signal.throwIfAborted();
  const failed = failure as { readonly error: unknown } | null;
  if (failed) throw failed.error;
}
