import { readWeights } from "#lib/alignment/reward-models/model-file.ts";
import { type Scorer, scorerOf } from "#lib/alignment/reward-models/score.ts";
import { readBlob } from "#lib/platform/blobs/read-blob.ts";

/** Each holds two megabytes. */
const MOST_LOADED = 8;

/** The models scored by last, the newest at the end. A blob never changes, so neither does what was made of it. */
const loaded = new Map<string, Promise<Scorer>>();

/** A model ready to score, read once and kept while it is asked for. */
export function loadedScorer(blobId: string): Promise<Scorer> {
  const scorer = loaded.get(blobId) ?? load(blobId);
  loaded.delete(blobId);
  loaded.set(blobId, scorer);
  const [oldest] = loaded.keys();
  if (loaded.size > MOST_LOADED && oldest !== undefined) loaded.delete(oldest);
  scorer.catch(() => loaded.delete(blobId));
  return scorer;
}

async function load(blobId: string): Promise<Scorer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of readBlob(blobId)) pieces.push(piece);
  return scorerOf(readWeights(Buffer.concat(pieces).toString("utf8")));
}
