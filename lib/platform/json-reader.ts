import { type Json, type NonFinite, pointerTo } from "#lib/platform/json-value.ts";

export type JsonLimits = { readonly maxDepth: number; readonly maxKeys: number };

/** What the text is a part of, as the messages have it. */
export type JsonPlace = {
  readonly what: "file" | "line";
  /** The number of its first line. */
  readonly line: number;
};

const WHOLE_FILE: JsonPlace = { what: "file", line: 1 };

export type TolerantJson = {
  /** With null in the place of each number that is not finite. */
  readonly value: Json;
  /** Which numbers those were, by `pointerTo` their place. */
  readonly nonFinite: ReadonlyMap<string, NonFinite>;
  /** Keys that are there twice, as sentences for people. */
  readonly warnings: readonly string[];
};

export type JsonReason =
  | "json.empty"
  | "json.truncated"
  | "json.syntax"
  | "json.more-text"
  | "json.too-deep"
  | "json.too-many-keys";

/** Unwinds the reader from wherever it is; `parseTolerantJson` turns it into a refusal. */
export class JsonFault extends Error {
  override name = "JsonFault";
  readonly reason: JsonReason;
  readonly field: string | undefined;
  constructor(reason: JsonReason, message: string, field: string | undefined) {
    super(message);
    this.reason = reason;
    this.field = field;
  }
}

const MAX_WARNINGS = 20;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
/** The last few characters of a text that was cut within a number or a word. */
const BROKEN_OFF = /^[-+.\w]{1,9}$/;
const HEX = /[0-9a-fA-F]{4}/y;
const WORDS: readonly (readonly [word: string, value: Json, nonFinite: NonFinite | null])[] = [
  ["null", null, null],
  ["true", true, null],
  ["false", false, null],
  ["NaN", null, "NaN"],
  ["Infinity", null, "+Inf"],
  ["-Infinity", null, "-Inf"],
];

/** Reads one text once, from left to right. */
export class JsonReader {
  private readonly text: string;
  private readonly limits: JsonLimits;
  private readonly place: JsonPlace;
  private readonly path: (string | number)[] = [];
  private readonly nonFinite = new Map<string, NonFinite>();
  private readonly warnings: string[] = [];
  private at = 0;
  private keys = 0;

  constructor(text: string, limits: JsonLimits, place = WHOLE_FILE) {
    this.text = text;
    this.limits = limits;
    this.place = place;
  }

  /** @throws JsonFault */
  read(): TolerantJson {
    this.skipSpace();
    if (this.at === this.text.length) throw this.fault("json.empty", `The ${this.place.what} is empty`);
    const value = this.value();
    this.skipSpace();
    if (this.at < this.text.length)
      throw this.fault("json.more-text", "There is more text after the end of the JSON value");
    return { value, nonFinite: this.nonFinite, warnings: this.warnings };
  }

  private value(): Json {
    const first = this.text[this.at];
    if (first === "{") return this.object();
    if (first === "[") return this.array();
    if (first === '"') return this.string();
    for (const [word, value, nonFinite] of WORDS) {
      if (first !== word[0] || !this.text.startsWith(word, this.at)) continue;
      this.at += word.length;
      return nonFinite === null ? value : this.remember(nonFinite);
    }
    return this.number();
  }

  private object(): Json {
    const members: { [key: string]: Json } = {};
    this.open();
    while (!this.closes("}")) {
      if (this.text[this.at] !== '"') throw this.unexpected("a key in double quotes");
      const key = this.string();
      this.skipSpace();
      this.expect(":");
      this.path.push(key);
      this.countKey();
      if (Object.hasOwn(members, key)) this.warn("is there twice; the last one counts");
      this.skipSpace();
      const value = this.value();
      // Plain assignment to this one key would set the prototype instead.
      if (key === "__proto__")
        Object.defineProperty(members, key, { value, enumerable: true, configurable: true, writable: true });
      else members[key] = value;
      this.path.pop();
      this.next("}");
    }
    this.at += 1;
    return members;
  }

  private array(): Json {
    const items: Json[] = [];
    this.open();
    while (!this.closes("]")) {
      this.path.push(items.length);
      items.push(this.value());
      this.path.pop();
      this.next("]");
    }
    this.at += 1;
    return items;
  }

  private open(): void {
    if (this.path.length >= this.limits.maxDepth) {
      throw this.fault("json.too-deep", `The ${this.place.what} is nested deeper than ${this.limits.maxDepth} levels`);
    }
    this.at += 1;
    this.skipSpace();
  }

  private closes(bracket: "}" | "]"): boolean {
    return this.text[this.at] === bracket;
  }

  /** After a member: a comma and something behind it, or the closing bracket, which stays. */
  private next(bracket: "}" | "]"): void {
    this.skipSpace();
    if (this.closes(bracket)) return;
    if (this.text[this.at] !== ",") throw this.unexpected(`a comma or ${bracket}`);
    this.at += 1;
    this.skipSpace();
    if (this.closes(bracket)) throw this.unexpected("a value after the comma");
  }

  private string(): string {
    const start = this.at;
    let escaped = false;
    for (this.at += 1; ; this.at += 1) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x22) break;
      if (code === 0x5c) {
        escaped = true;
        this.escape();
      } else if (!(code >= 0x20)) throw this.unexpected("the closing quote of a string");
    }
    this.at += 1;
    return escaped ? JSON.parse(this.text.slice(start, this.at)) : this.text.slice(start + 1, this.at - 1);
  }

  private escape(): void {
    this.at += 1;
    const letter = this.text[this.at];
    if (letter !== undefined && '"\\/bfnrt'.includes(letter)) return;
    HEX.lastIndex = this.at + 1;
    if (letter !== "u" || !HEX.test(this.text)) throw this.unexpected("an escape sequence");
    this.at += 4;
  }

  private number(): Json {
    NUMBER.lastIndex = this.at;
    const digits = NUMBER.exec(this.text)?.[0];
    if (digits === undefined) throw this.unexpected("a value");
    this.at += digits.length;
    const value = Number(digits);
    return Number.isFinite(value) ? value : this.remember(value > 0 ? "+Inf" : "-Inf");
  }

  private remember(nonFinite: NonFinite): null {
    this.nonFinite.set(pointerTo(this.path), nonFinite);
    return null;
  }

  private countKey(): void {
    this.keys += 1;
    if (this.keys > this.limits.maxKeys) {
      throw this.fault("json.too-many-keys", `The ${this.place.what} has more than ${this.limits.maxKeys} keys`);
    }
  }

  private warn(what: string): void {
    if (this.warnings.length < MAX_WARNINGS) this.warnings.push(`${this.path.join(".")} ${what}.`);
  }

  private expect(sign: string): void {
    if (this.text[this.at] !== sign) throw this.unexpected(sign);
    this.at += 1;
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at += 1;
    }
  }

  private unexpected(wanted: string): JsonFault {
    if (this.at >= this.text.length)
      return this.fault("json.truncated", `The ${this.place.what} ends where ${wanted} should be`);
    if (BROKEN_OFF.test(this.text.slice(this.at, this.at + 10))) {
      return this.fault("json.truncated", `The ${this.place.what} ends in the middle of a value`);
    }
    return this.fault("json.syntax", `There is ${JSON.stringify(this.text[this.at])} where ${wanted} should be`);
  }

  private fault(reason: JsonReason, message: string): JsonFault {
    const before = this.text.slice(0, this.at);
    const line = before.split("\n").length + this.place.line - 1;
    const column = this.at - before.lastIndexOf("\n");
    const field = this.path.length > 0 ? this.path.join(".") : undefined;
    const place = reason === "json.empty" ? "" : ` (line ${line}, column ${column}${field ? `, in ${field}` : ""})`;
    return new JsonFault(reason, `${message}${place}.`, field);
  }
}
