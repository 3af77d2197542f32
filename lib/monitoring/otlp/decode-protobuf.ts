import protobuf, { type Reader } from "protobufjs/minimal.js";
import { Allowance, MAX_DEPTH, OverAllowance } from "#lib/monitoring/otlp/allowance.ts";
import {
  type Attributes,
  type AttributeValue,
  type DecodedSpan,
  emptyScope,
  emptySpan,
  type Scope,
  type SpanStatus,
  statusOf,
  storableNumber,
} from "#lib/monitoring/otlp/span.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";

// A tag is the field's number and its wire type. Switching on the whole tag means that a known number with another wire
// type (a logs export posted here, say) is skipped like any unknown field, as protobuf asks.
const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const tag = (field: number, wireType: number) => (field << 3) | wireType;

const REQUEST = { resourceSpans: tag(1, BYTES) };
const RESOURCE_SPANS = { resource: tag(1, BYTES), scopeSpans: tag(2, BYTES) };
const RESOURCE = { attributes: tag(1, BYTES) };
const SCOPE_SPANS = { scope: tag(1, BYTES), spans: tag(2, BYTES) };
const SCOPE = { name: tag(1, BYTES), version: tag(2, BYTES), attributes: tag(3, BYTES) };
const SPAN = {
  traceId: tag(1, BYTES),
  spanId: tag(2, BYTES),
  parentSpanId: tag(4, BYTES),
  name: tag(5, BYTES),
  kind: tag(6, VARINT),
  start: tag(7, FIXED64),
  end: tag(8, FIXED64),
  attributes: tag(9, BYTES),
  status: tag(15, BYTES),
};
const STATUS = { code: tag(3, VARINT) };
const KEY_VALUE = { key: tag(1, BYTES), value: tag(2, BYTES) };
const ANY_VALUE = {
  string: tag(1, BYTES),
  bool: tag(2, VARINT),
  int: tag(3, VARINT),
  double: tag(4, FIXED64),
  array: tag(5, BYTES),
  kvlist: tag(6, BYTES),
  bytes: tag(7, BYTES),
};
const LIST = { values: tag(1, BYTES) };

/**
 * Decodes an `ExportTraceServiceRequest` of opentelemetry-proto v1 (trace/v1/trace.proto). Events, links and unknown
 * fields are skipped. Any bytes at all give spans or a refusal, never an exception.
 */
export function decodeProtobuf(body: Uint8Array): Outcome<DecodedSpan[], "malformed" | "too-large"> {
  const spans: DecodedSpan[] = [];
  const allowance = new Allowance();
  try {
    const reader = protobuf.Reader.create(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
    eachField(reader, (field) => {
      if (field !== REQUEST.resourceSpans) return false;
      within(reader, () => readResourceSpans(reader, spans, allowance));
      return true;
    });
    return accept(spans);
  } catch (error) {
    if (error instanceof OverAllowance) return refuse("too-large", error.message);
    const detail = error instanceof Error ? error.message : "unreadable";
    return refuse("malformed", `The body is not an OTLP trace export in protobuf: ${detail}.`);
  }
}

/** Calls `read` for each field up to the end of the message; what it does not take (false) is skipped. */
function eachField(reader: Reader, read: (tag: number) => boolean): void {
  while (reader.pos < reader.len) {
    const field = reader.tag();
    if (!read(field)) reader.skipType(field & 7, 0, field >>> 3);
  }
}

/** Reads a nested message with the reader confined to its declared length, which may not pass the end of its parent. */
function within<T>(reader: Reader, read: () => T): T {
  const length = reader.size();
  const end = reader.pos + length;
  if (length < 0 || end > reader.len) throw new RangeError("a length runs past the end of its message");
  const parentEnd = reader.len;
  reader.len = end;
  const value = read();
  reader.len = parentEnd;
  return value;
}

function readResourceSpans(reader: Reader, spans: DecodedSpan[], allowance: Allowance): void {
  // The resource may come after its spans on the wire, so they share one map that is filled when it is met.
  const resource: Attributes = new Map();
  eachField(reader, (field) => {
    if (field === RESOURCE_SPANS.resource) within(reader, () => readResource(reader, resource, allowance));
    else if (field === RESOURCE_SPANS.scopeSpans) {
      within(reader, () => readScopeSpans(reader, resource, spans, allowance));
    } else return false;
    return true;
  });
}

function readResource(reader: Reader, resource: Attributes, allowance: Allowance): void {
  eachField(reader, (field) => {
    if (field !== RESOURCE.attributes) return false;
    within(reader, () => readAttribute(reader, resource, allowance));
    return true;
  });
}

function readScopeSpans(reader: Reader, resource: Attributes, spans: DecodedSpan[], allowance: Allowance): void {
  const scope = emptyScope();
  eachField(reader, (field) => {
    if (field === SCOPE_SPANS.scope) within(reader, () => readScope(reader, scope, allowance));
    else if (field === SCOPE_SPANS.spans) {
      allowance.takeSpan();
      spans.push(within(reader, () => readSpan(reader, resource, scope, allowance)));
    } else return false;
    return true;
  });
}

function readScope(reader: Reader, scope: Scope, allowance: Allowance): void {
  eachField(reader, (field) => {
    if (field === SCOPE.name) scope.name = storableText(reader.string());
    else if (field === SCOPE.version) scope.version = storableText(reader.string());
    else if (field === SCOPE.attributes) within(reader, () => readAttribute(reader, scope.attributes, allowance));
    else return false;
    return true;
  });
}

function readSpan(reader: Reader, resource: Attributes, scope: Scope, allowance: Allowance): DecodedSpan {
  const span = emptySpan(resource, scope);
  eachField(reader, (field) => {
    if (field === SPAN.traceId) span.traceId = readHex(reader);
    else if (field === SPAN.spanId) span.spanId = readHex(reader);
    else if (field === SPAN.parentSpanId) span.parentSpanId = readHex(reader);
    else if (field === SPAN.name) span.name = storableText(reader.string());
    else if (field === SPAN.kind) span.kind = reader.int32();
    else if (field === SPAN.start) span.startNs = readFixed64(reader);
    else if (field === SPAN.end) span.endNs = readFixed64(reader);
    else if (field === SPAN.attributes) within(reader, () => readAttribute(reader, span.attributes, allowance));
    else if (field === SPAN.status) span.status = within(reader, () => readStatus(reader));
    else return false;
    return true;
  });
  return span;
}

function readStatus(reader: Reader): SpanStatus {
  let status: SpanStatus = "unset";
  eachField(reader, (field) => {
    if (field !== STATUS.code) return false;
    status = statusOf(reader.int32());
    return true;
  });
  return status;
}

function readAttribute(reader: Reader, attributes: Attributes, allowance: Allowance, depth = 0): void {
  allowance.takeValue();
  let key = "";
  let value: AttributeValue = null;
  eachField(reader, (field) => {
    if (field === KEY_VALUE.key) key = storableText(reader.string());
    else if (field === KEY_VALUE.value) value = within(reader, () => readValue(reader, allowance, depth));
    else return false;
    return true;
  });
  attributes.set(key, value);
}

function readValue(reader: Reader, allowance: Allowance, depth: number): AttributeValue {
  if (depth > MAX_DEPTH) throw new RangeError(`an attribute nests deeper than ${MAX_DEPTH} levels`);
  let value: AttributeValue = null;
  eachField(reader, (field) => {
    if (field === ANY_VALUE.string) value = storableText(reader.string());
    else if (field === ANY_VALUE.bool) value = reader.bool();
    else if (field === ANY_VALUE.int) value = readInt64(reader);
    else if (field === ANY_VALUE.double) value = storableNumber(reader.double());
    else if (field === ANY_VALUE.array) value = within(reader, () => readArray(reader, allowance, depth + 1));
    else if (field === ANY_VALUE.kvlist) value = within(reader, () => readKvlist(reader, allowance, depth + 1));
    else if (field === ANY_VALUE.bytes) value = Buffer.from(reader.bytes()).toString("base64");
    else return false;
    return true;
  });
  return value;
}

function readArray(reader: Reader, allowance: Allowance, depth: number): AttributeValue[] {
  const values: AttributeValue[] = [];
  eachField(reader, (field) => {
    if (field !== LIST.values) return false;
    allowance.takeValue();
    values.push(within(reader, () => readValue(reader, allowance, depth)));
    return true;
  });
  return values;
}

function readKvlist(reader: Reader, allowance: Allowance, depth: number): { [key: string]: AttributeValue } {
  const entries: Attributes = new Map();
  eachField(reader, (field) => {
    if (field !== LIST.values) return false;
    within(reader, () => readAttribute(reader, entries, allowance, depth));
    return true;
  });
  // fromEntries defines own properties, so a key named __proto__ stays data.
  return Object.fromEntries(entries);
}

function readHex(reader: Reader): string {
  return Buffer.from(reader.bytes()).toString("hex");
}

/** In two halves: the reader's own 64-bit type is neither a bigint nor always there. */
function readFixed64(reader: Reader): bigint {
  const low = reader.fixed32();
  return (BigInt(reader.fixed32()) << 32n) | BigInt(low);
}

function readInt64(reader: Reader): number | string {
  const digits = String(reader.int64());
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : digits;
}
