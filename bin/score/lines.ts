import { isUtf8 } from "node:buffer";
import fs from "node:fs";
import { ScoreError } from "#bin/score/score-error.ts";

const PIECE_BYTES = 2 ** 18;
const LF = 0x0a;
const CR = 0x0d;
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The lines of a file, or of the standard input for "-", one at a time: memory holds a piece of the file and no more. A line ends
 * with LF or CR LF; the last one need not.
 *
 * @throws ScoreError for a file that cannot be read or is not UTF-8.
 */
export function* linesOf(file: string): Generator<string, void> {
  const input = open(file);
  try {
    let buffer = Buffer.allocUnsafe(PIECE_BYTES);
    let filled = 0;
    let line = 0;
    for (let got = read(file, input, buffer, 0); got > 0; got = read(file, input, buffer, filled)) {
      const bytes = buffer.subarray(0, filled + got);
      let from = 0;
      for (let end = bytes.indexOf(LF, filled); end >= 0; end = bytes.indexOf(LF, from)) {
        line += 1;
        yield decode(file, line, bytes.subarray(from, end > from && bytes[end - 1] === CR ? end - 1 : end));
        from = end + 1;
      }
      // What has not ended goes to the front, and gets more room when it fills the buffer. One buffer, since many would be collected late.
      filled = bytes.copy(buffer, 0, from);
      if (filled === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)]);
    }
    if (filled > 0) yield decode(file, line + 1, buffer.subarray(0, filled));
  } finally {
    if (input !== 0) fs.closeSync(input);
  }
}

function open(file: string): number {
  if (file === "-") return 0;
  try {
    return fs.openSync(file, "r");
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** @returns how many bytes there were; 0 at the end. */
function read(file: string, input: number, buffer: Buffer, from: number): number {
  for (;;) {
    try {
      return fs.readSync(input, buffer, from, buffer.length - from, null);
    } catch (error) {
      const code = codeOf(error);
      // A pipe that ended, and one that has nothing yet.
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw unreadable(file, error);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function decode(file: string, line: number, bytes: Buffer): string {
  const marked = line === 1 && bytes.subarray(0, MARK.length).equals(MARK);
  if (isUtf8(bytes)) return bytes.toString("utf8", marked ? MARK.length : 0);
  throw new ScoreError(1, `${file}, line ${line}: this is not UTF-8. Save the file as UTF-8 and score it again.`);
}

function unreadable(file: string, error: unknown): ScoreError {
  const reason = {
    ENOENT: "there is no such file",
    EISDIR: "this is a folder",
    EACCES: "you may not read it",
  }[codeOf(error)];
  return new ScoreError(1, `${file}: ${reason ?? (error instanceof Error ? error.message : String(error))}.`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
