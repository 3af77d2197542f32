import type { ImportFile } from "#lib/evaluation/importer.ts";
import { type JsonlRecord, readJsonl } from "#lib/platform/records/jsonl.ts";
import { RecordError } from "#lib/platform/records/record-error.ts";

/**
 * The records of a file that a tool appends to as it runs. Where the run was killed the last one breaks off; it is left out with a
 * warning, unless it is all there is.
 *
 * @throws RecordError for anything else that is wrong.
 */
export async function* wholeRecords<T>(
  records: AsyncIterable<T>,
  onTorn: (warning: string) => void,
): AsyncGenerator<T> {
  let count = 0;
  try {
    for await (const record of records) {
      count += 1;
      yield record;
    }
  } catch (error) {
    if (!(error instanceof RecordError) || error.reason !== "records.torn" || count === 0) throw error;
    onTorn(`Line ${error.line}, the last one, breaks off and was left out: what wrote it seems to have been stopped.`);
  }
}

/** The same for the lines of JSON Lines. */
export function wholeLines(
  { open }: Pick<ImportFile, "open">,
  onTorn: (warning: string) => void,
): AsyncGenerator<JsonlRecord> {
  return wholeRecords(readJsonl(open()), onTorn);
}
