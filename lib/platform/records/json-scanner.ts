import { JsonFault, type JsonReason } from "#lib/platform/json-reader.ts";
import { type Json, type NonFinite, pointerTo } from "#lib/platform/json-value.ts";
import { ValueCapture } from "#lib/platform/records/json-capture.ts";
import { parseJson } from "#lib/platform/records/parse-json.ts";
import { RecordError } from "#lib/platform/records/record-error.ts";

export type JsonElement = {
  /** The list it stands in, by `pointerTo`. */
  readonly list: string;
  readonly index: number;
  /** From 1: where it begins. */
  readonly line: number;
  /** With null in the place of each number that is not finite. */
  readonly value: Json;
  /** Which numbers those were, by `pointerTo` their place in the element. */
  readonly nonFinite: ReadonlyMap<string, NonFinite>;
};

export type JsonScanLimits = {
  /** Of one element, and of everything outside of the lists together. */
  readonly maxElementBytes: number;
  readonly maxRestBytes: number;
  readonly maxDepth: number;
  readonly maxKeys: number;
};

type Members = { [key: string]: Json };
type Frame = {
  readonly path: readonly string[];
  readonly pointer: string;
  /** Null for a list, whose elements are handed out. */
  readonly members: Members | null;
  /** What must come next. */
  expects: "first" | "value" | "key" | "colon" | "next";
  key: string;
  index: number;
};

const LF = 0x0a;
const SIGN = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openList: 0x5b,
  closeList: 0x5d,
  open: 0x7b,
  close: 0x7d,
} as const;

/** Walks down to some lists of a JSON text, whose bytes it is fed, and gathers the elements of those and the rest beside. */
export class JsonScanner {
  readonly #lists: ReadonlySet<string>;
  readonly #limits: JsonScanLimits;
  readonly #onWay: ReadonlySet<string>;
  readonly #frames: Frame[] = [];
  #capture: ValueCapture | null = null;
  #line = 1;
  #restBytes = 0;
  #rest: Json | undefined;
  #elements: JsonElement[] = [];

  /** @param lists their places, from the root. */
  constructor(lists: readonly (readonly string[])[], limits: JsonScanLimits) {
    this.#lists = new Set(lists.map(pointerTo));
    this.#onWay = new Set(lists.flatMap((path) => path.map((_, steps) => pointerTo(path.slice(0, steps)))));
    this.#limits = limits;
  }

  /** Everything outside of the lists, which are empty here; undefined before the text is whole. */
  get rest(): Json | undefined {
    return this.#rest;
  }

  /** @returns the elements that ended in these bytes. @throws RecordError */
  feed(bytes: Buffer): JsonElement[] {
    for (let at = 0; at < bytes.length; ) at = this.#capture ? this.#goOn(bytes, at) : this.#step(bytes, at);
    const elements = this.#elements;
    this.#elements = [];
    return elements;
  }

  /** @throws RecordError where the text breaks off. */
  end(): void {
    if (this.#capture?.mayEnd && this.#frames.length === 0) this.#close(this.#capture);
    if (this.#rest === undefined && this.#frames.length === 0 && !this.#capture)
      throw this.#fault("json.empty", "The file is empty", "");
    if (this.#rest === undefined) throw this.#fault("json.truncated", "The file breaks off");
  }

  /** @returns where to go on. */
  #step(bytes: Buffer, at: number): number {
    const byte = bytes[at] ?? 0;
    if (byte === LF) this.#line += 1;
    if (byte === LF || byte === 0x20 || byte === 0x0d || byte === 0x09) return at + 1;
    const frame = this.#frames.at(-1);
    if (!frame) {
      if (this.#rest !== undefined)
        throw this.#fault("json.more-text", "There is more text after the end of the JSON value");
      return this.#begin([], bytes, at);
    }
    if (frame.members) return this.#inObject(frame, bytes, at);
    if (byte === SIGN.closeList && frame.expects !== "value") return this.#leave(frame, [], at);
    if (frame.expects !== "next") return this.#begin(null, bytes, at);
    if (byte !== SIGN.comma) throw this.#unexpected(byte, "a comma or ]");
    frame.expects = "value";
    return at + 1;
  }

  #inObject(frame: Frame, bytes: Buffer, at: number): number {
    const byte = bytes[at] ?? 0;
    switch (frame.expects) {
      case "value":
        return this.#begin([...frame.path, frame.key], bytes, at);
      case "colon":
        if (byte !== SIGN.colon) throw this.#unexpected(byte, ":");
        frame.expects = "value";
        return at + 1;
      case "next":
        if (byte === SIGN.close) return this.#leave(frame, frame.members ?? {}, at);
        if (byte !== SIGN.comma) throw this.#unexpected(byte, "a comma or }");
        frame.expects = "key";
        return at + 1;
      default:
        if (byte === SIGN.close && frame.expects === "first") return this.#leave(frame, frame.members ?? {}, at);
        if (byte !== SIGN.quote) throw this.#unexpected(byte, "a key in double quotes");
        this.#capture = new ValueCapture("key", this.#line);
        return at;
    }
  }

  /** @param path null for an element of a list. */
  #begin(path: readonly string[] | null, bytes: Buffer, at: number): number {
    const byte = bytes[at] ?? 0;
    const pointer = path && pointerTo(path);
    const isList = pointer !== null && byte === SIGN.openList && this.#lists.has(pointer);
    const isOnWay = pointer !== null && byte === SIGN.open && this.#onWay.has(pointer);
    if (path && pointer !== null && (isList || isOnWay)) {
      this.#frames.push({ path, pointer, members: isList ? null : {}, expects: "first", key: "", index: 0 });
      return at + 1;
    }
    if (byte === SIGN.comma || byte === SIGN.colon || byte === SIGN.close || byte === SIGN.closeList)
      throw this.#unexpected(byte, "a value");
    this.#capture = new ValueCapture(path ? "member" : "element", this.#line);
    return at;
  }

  #goOn(bytes: Buffer, at: number): number {
    const capture = this.#capture;
    if (!capture) return at;
    const next = capture.add(bytes, at);
    this.#line = capture.line;
    const most =
      capture.role === "element" ? this.#limits.maxElementBytes : this.#limits.maxRestBytes - this.#restBytes;
    if (capture.sizeBytes > most) throw this.#tooLarge(capture);
    if (capture.hasEnded) this.#close(capture);
    return next;
  }

  #close(capture: ValueCapture): void {
    this.#capture = null;
    const frame = this.#frames.at(-1);
    const { value, nonFinite } = this.#parse(capture);
    if (capture.role !== "element") this.#restBytes += capture.sizeBytes;
    if (!frame) this.#rest = value;
    else if (!frame.members) {
      this.#elements.push({ list: frame.pointer, index: frame.index, line: capture.startLine, value, nonFinite });
      frame.index += 1;
      frame.expects = "next";
    } else if (capture.role === "key") {
      frame.key = String(value);
      frame.expects = "colon";
    } else this.#set(frame, value);
  }

  #leave(_frame: Frame, value: Json, at: number): number {
    this.#frames.pop();
    const parent = this.#frames.at(-1);
    if (parent) this.#set(parent, value);
    else this.#rest = value;
    return at + 1;
  }

  #set(frame: Frame, value: Json): void {
    // Unlike an assignment, this makes an own property of any name.
    if (frame.members)
      Object.defineProperty(frame.members, frame.key, { value, enumerable: true, configurable: true, writable: true });
    frame.expects = "next";
  }

  #parse(capture: ValueCapture): { value: Json; nonFinite: ReadonlyMap<string, NonFinite> } {
    const text = capture.text();
    const line = capture.startLine;
    if (text === null)
      throw new RecordError(
        "encoding.utf-8",
        `Line ${line} is not UTF-8. Save the file as UTF-8 and send it again.`,
        line,
      );
    try {
      return parseJson(text, this.#limits, { what: "file", line });
    } catch (fault) {
      if (!(fault instanceof JsonFault)) throw fault;
      // It ended before something that may stand behind a value, so nothing broke off.
      if (fault.reason === "json.truncated")
        throw this.#fault("json.syntax", `${JSON.stringify(text.slice(0, 20))} is no JSON value`);
      const field = [this.#where(), fault.field].filter(Boolean).join(".");
      throw new RecordError(
        fault.reason,
        `${this.#where() ? `In ${this.#where()}: ` : ""}${fault.message}`,
        line,
        field,
      );
    }
  }

  #tooLarge({ role, startLine }: ValueCapture): RecordError {
    const where = this.#where();
    const message =
      role === "element"
        ? `${where} (line ${startLine}) is larger than ${Math.floor(this.#limits.maxElementBytes / 2 ** 20)} MiB.`
        : `The file holds more than ${Math.floor(this.#limits.maxRestBytes / 2 ** 20)} MiB beside its lists (${where}).`;
    return new RecordError("records.too-large", message, startLine, where);
  }

  #unexpected(byte: number, wanted: string): RecordError {
    const shown = JSON.stringify(String.fromCharCode(byte));
    return this.#fault("json.syntax", `There is ${shown} where ${wanted} should be`);
  }

  #fault(reason: JsonReason, message: string, where = this.#where()): RecordError {
    const place = reason === "json.empty" ? "" : ` (line ${this.#line}${where ? `, in ${where}` : ""})`;
    return new RecordError(reason, `${message}${place}.`, this.#line, where || undefined);
  }

  /** "request_states.12" */
  #where(): string {
    const frame = this.#frames.at(-1);
    if (!frame) return "";
    const last = frame.members ? frame.key : String(frame.index);
    return [...frame.path, ...(frame.members && frame.expects === "first" ? [] : [last])].join(".");
  }
}
