import { isUtf8 } from "node:buffer";

const LF = 0x0a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENS = new Set([0x5b, 0x7b]);
const CLOSES = new Set([0x5d, 0x7d]);
/** What may stand behind a number or a word. */
const BEHIND_WORD = new Set([0x20, 0x0a, 0x0d, 0x09, 0x2c, 0x5d, 0x7d]);

/** The bytes of one JSON value, gathered until it ends. What is in it is looked at no closer than that needs. */
export class ValueCapture {
  readonly role: "key" | "member" | "element";
  readonly startLine: number;
  line: number;
  sizeBytes = 0;
  hasEnded = false;
  readonly #pieces: Buffer[] = [];
  #kind: "unknown" | "nested" | "text" | "word" = "unknown";
  #depth = 0;
  #inText = false;
  #isEscaped = false;

  constructor(role: ValueCapture["role"], line: number) {
    this.role = role;
    this.startLine = line;
    this.line = line;
  }

  /** Whether the end of the file is a proper end of it: a number says nowhere that it is over. */
  get mayEnd(): boolean {
    return this.#kind === "word";
  }

  /** @returns where the value ended, or the end of the piece. */
  add(piece: Buffer, from: number): number {
    const end = this.#endIn(piece, from);
    if (end > from) this.#pieces.push(piece.subarray(from, end));
    this.sizeBytes += end - from;
    return end;
  }

  /** Null where it is not UTF-8. */
  text(): string | null {
    const bytes = this.#pieces.length === 1 && this.#pieces[0] ? this.#pieces[0] : Buffer.concat(this.#pieces);
    return isUtf8(bytes) ? bytes.toString("utf8") : null;
  }

  #endIn(piece: Buffer, from: number): number {
    let at = from;
    if (this.#kind === "unknown") {
      const first = piece[at] ?? 0;
      this.#kind = first === QUOTE ? "text" : OPENS.has(first) ? "nested" : "word";
    }
    while (at < piece.length) {
      if (this.#inText) {
        at = this.#skipText(piece, at);
        if (!this.#inText && this.#kind === "text") return this.#ended(at);
        continue;
      }
      const byte = piece[at] ?? 0;
      if (this.#kind === "word") {
        if (BEHIND_WORD.has(byte)) return this.#ended(at);
      } else if (byte === QUOTE) this.#inText = true;
      else if (OPENS.has(byte)) this.#depth += 1;
      else if (CLOSES.has(byte)) {
        this.#depth -= 1;
        if (this.#depth === 0) return this.#ended(at + 1);
      } else if (byte === LF) this.line += 1;
      at += 1;
    }
    return at;
  }

  /** @returns behind the closing quote, or the end of the piece. */
  #skipText(piece: Buffer, from: number): number {
    for (let at = from; at < piece.length; at += 1) {
      if (this.#isEscaped) {
        this.#isEscaped = false;
        continue;
      }
      const byte = piece[at];
      if (byte === BACKSLASH) this.#isEscaped = true;
      else if (byte === QUOTE) {
        this.#inText = false;
        return at + 1;
      }
    }
    return piece.length;
  }

  #ended(at: number): number {
    this.hasEnded = true;
    return at;
  }
}
