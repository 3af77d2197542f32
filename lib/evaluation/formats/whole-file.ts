import type { ImportFile } from "#lib/evaluation/importer.ts";
import { MAX_FILE_BYTES } from "#lib/evaluation/limits.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** The bytes of a file that holds scores and no answers, and is therefore never large. */
export async function wholeFile({ open }: Pick<ImportFile, "open">): Promise<Outcome<Uint8Array, "too-large">> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of open()) {
    sizeBytes += piece.length;
    if (sizeBytes > MAX_FILE_BYTES)
      return refuse("too-large", `The file is larger than ${MAX_FILE_BYTES / 1e6} MB, the most for one of scores.`);
    pieces.push(piece);
  }
  return accept(Buffer.concat(pieces));
}
