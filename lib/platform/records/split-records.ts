import { isUtf8 } from "node:buffer";
import { RecordError } from "#lib/platform/records/record-error.ts";
import { looksLikeUtf16 } from "#lib/platform/utf8.ts";

export type RawRecord = {
  /** From 1: where the record itself begins, whatever empty lines stand before it. */
  readonly line: number;
  /** With its line end and the empty lines before it: put together, the bytes of all records are the file. */
  readonly bytes: Buffer;
  /** Where the record itself begins in `bytes`. */
  readonly start: number;
};

export type SplitOptions = {
  readonly maxRecordBytes: number;
  /** A line end between double quotes is a part of its field, as RFC 4180 has it. */
  readonly quoted: boolean;
};

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Cuts a file into its records as its bytes arrive; each batch holds those that ended in one piece of the source. The last record
 * is kept until the end, for the empty lines behind it. Memory is bounded by the size of a piece and `maxRecordBytes`.
 *
 * @throws RecordError for what is not UTF-8 or has a NUL in it, and for a record that is too large.
 */
export async function* splitRecords(
  source: AsyncIterable<Uint8Array>,
  options: SplitOptions,
): AsyncGenerator<readonly RawRecord[]> {
  const splitter = new Splitter(options);
  for await (const { buffer, byteOffset, byteLength } of wholeStart(source)) {
    const records = splitter.take(Buffer.from(buffer, byteOffset, byteLength));
    if (records.length > 0) yield records;
  }
  // One by one, so that what stands before a last record that breaks off has been handed out when it is looked at.
  for (const record of splitter.end()) yield [record];
}

/** The same bytes, of which the first come together: enough to tell a byte order mark by. */
async function* wholeStart(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | null = new Uint8Array();
  for await (const piece of source) {
    if (!start) yield piece;
    else {
      start = Buffer.concat([start, piece]);
      if (start.length < MARK.length) continue;
      yield start;
      start = null;
    }
  }
  if (start) yield start;
}

class Splitter {
  readonly #options: SplitOptions;
  /** What has come of the record that has not ended yet, and of the empty lines before it. */
  #open: Buffer[] = [];
  #openBytes = 0;
  /** Where in it the record itself begins, and in which line. */
  #start = 0;
  #firstLine = 1;
  /** Its line is more than blanks. */
  #hasContent = false;
  #inQuotes = false;
  /** Of the next byte. */
  #line = 1;
  #isStart = true;
  #held: RawRecord | null = null;

  constructor(options: SplitOptions) {
    this.#options = options;
  }

  take(piece: Buffer): RawRecord[] {
    this.#checkText(piece);
    const records: RawRecord[] = [];
    let from = 0;
    if (this.#isStart && piece.subarray(0, MARK.length).equals(MARK)) this.#start = MARK.length;
    for (let at = this.#isStart ? this.#start : 0; at < piece.length; ) {
      const end = this.#endOfLine(piece, at);
      if (end < 0) break;
      at = end;
      if (this.#hasContent) {
        this.#keep(piece.subarray(from, end));
        this.#close(records);
        from = end;
      } else this.#start = this.#openBytes + end - from;
      this.#firstLine = this.#line;
    }
    this.#isStart = false;
    this.#keep(piece.subarray(from));
    return records;
  }

  end(): RawRecord[] {
    const records: RawRecord[] = [];
    if (this.#hasContent) this.#close(records);
    if (!this.#held) return records;
    const bytes = this.#openBytes > 0 ? Buffer.concat([this.#held.bytes, ...this.#open]) : this.#held.bytes;
    records.push({ ...this.#held, bytes });
    return records;
  }

  /** Behind the end of the line, or of the quoted field's last line, that goes on at `from`; -1 when it is not in this piece. */
  #endOfLine(piece: Buffer, from: number): number {
    if (!this.#hasContent) this.#hasContent = this.#findContent(piece, from);
    if (!this.#options.quoted) {
      const at = piece.indexOf(LF, from);
      if (at < 0) return -1;
      this.#line += 1;
      return at + 1;
    }
    for (let at = from; at < piece.length; at++) {
      const byte = piece[at];
      if (byte === QUOTE) this.#inQuotes = !this.#inQuotes;
      else if (byte === LF) {
        this.#line += 1;
        if (!this.#inQuotes) return at + 1;
      }
    }
    return -1;
  }

  /** Whether there is more than blanks before the next line end. To a table a space is content. */
  #findContent(piece: Buffer, from: number): boolean {
    for (let at = from; at < piece.length; at++) {
      const byte = piece[at] ?? LF;
      if (byte === LF) return false;
      if (byte > SPACE || (this.#options.quoted && byte !== CR)) return true;
    }
    return false;
  }

  #keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#open.push(bytes);
    this.#openBytes += bytes.length;
    if (this.#openBytes > this.#options.maxRecordBytes) throw this.#tooLarge();
  }

  #close(records: RawRecord[]): void {
    const bytes = this.#open.length === 1 && this.#open[0] ? this.#open[0] : Buffer.concat(this.#open);
    const line = this.#firstLine;
    if (!isUtf8(bytes))
      throw new RecordError(
        "encoding.utf-8",
        `Line ${line} is not UTF-8. Save the file as UTF-8 and send it again.`,
        line,
      );
    if (this.#held) records.push(this.#held);
    this.#held = { line, bytes, start: this.#start };
    this.#open = [];
    this.#openBytes = 0;
    this.#start = 0;
    this.#hasContent = false;
  }

  #checkText(piece: Buffer): void {
    if (this.#isStart && looksLikeUtf16(piece))
      throw new RecordError("encoding.utf-16", "The file is UTF-16. Save it as UTF-8 and send it again.", 1);
    const at = piece.indexOf(0);
    if (at < 0) return;
    let line = this.#line;
    for (let end = piece.indexOf(LF); end >= 0 && end < at; end = piece.indexOf(LF, end + 1)) line += 1;
    throw new RecordError("records.nul", `Line ${line} has a NUL byte in it; this is no text file.`, line);
  }

  #tooLarge(): RecordError {
    const line = this.#firstLine;
    const most = `${Math.max(1, Math.floor(this.#options.maxRecordBytes / 2 ** 20))} MiB`;
    const hint = this.#inQuotes ? " A closing double quote may be missing there." : "";
    return new RecordError("records.too-large", `The record in line ${line} is larger than ${most}.${hint}`, line);
  }
}
