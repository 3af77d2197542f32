import { Allowance, MAX_DEPTH, OverAllowance } from "#lib/monitoring/otlp/allowance.ts";
import {
  type Attributes,
  type AttributeValue,
  type DecodedSpan,
  emptyScope,
  emptySpan,
  type Scope,
  statusOf,
  storableNumber,
} from "#lib/monitoring/otlp/span.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";

/** The message of the request has the wrong shape: the batch is refused. Within a span it costs that span alone. */
class WrongShape extends Error {
  override name = "WrongShape";
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Decodes an `ExportTraceServiceRequest` in OTLP's JSON mapping: lowerCamelCase names, ids in hexadecimal of either case,
 * enums as integers, 64-bit integers as string or number, unknown fields ignored. Any bytes at all give spans or a
 * refusal, never an exception.
 */
export function decodeJson(body: Uint8Array): Outcome<DecodedSpan[], "malformed" | "too-large"> {
  try {
    const request: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    return accept(readRequest(request));
  } catch (error) {
    if (error instanceof OverAllowance) return refuse("too-large", error.message);
    const detail = error instanceof WrongShape ? error.message : "it cannot be parsed";
    return refuse("malformed", `The body is not an OTLP trace export in JSON: ${detail}.`);
  }
}

function readRequest(request: unknown): DecodedSpan[] {
  const spans: DecodedSpan[] = [];
  const allowance = new Allowance();
  for (const resourceSpans of list(fields(request, "the body").resourceSpans, "resourceSpans")) {
    const { resource, scopeSpans } = fields(resourceSpans, "resourceSpans");
    const resourceAttributes: Attributes = new Map();
    readAttributes(fields(resource ?? {}, "resource").attributes, resourceAttributes, allowance);
    for (const entry of list(scopeSpans, "scopeSpans")) {
      const { scope, spans: sent } = fields(entry, "scopeSpans");
      const spanScope = readScope(fields(scope ?? {}, "scope"), allowance);
      for (const span of list(sent, "spans")) {
        allowance.takeSpan();
        spans.push(readSpan(span, resourceAttributes, spanScope, allowance));
      }
    }
  }
  return spans;
}

function readScope(given: Fields, allowance: Allowance): Scope {
  const scope = emptyScope();
  scope.name = text(given.name, "scope.name");
  scope.version = text(given.version, "scope.version");
  readAttributes(given.attributes, scope.attributes, allowance);
  return scope;
}

function readSpan(given: unknown, resource: Attributes, scope: Scope, allowance: Allowance): DecodedSpan {
  const span = emptySpan(resource, scope);
  try {
    const sent = fields(given, "a span");
    span.traceId = text(sent.traceId, "traceId").toLowerCase();
    span.spanId = text(sent.spanId, "spanId").toLowerCase();
    span.parentSpanId = text(sent.parentSpanId, "parentSpanId").toLowerCase();
    span.name = text(sent.name, "name");
    span.kind = enumNumber(sent.kind, "kind");
    span.startNs = nanoseconds(sent.startTimeUnixNano, "startTimeUnixNano");
    span.endNs = nanoseconds(sent.endTimeUnixNano, "endTimeUnixNano");
    span.status = statusOf(enumNumber(fields(sent.status ?? {}, "status").code, "status.code"));
    readAttributes(sent.attributes, span.attributes, allowance);
  } catch (error) {
    if (!(error instanceof WrongShape)) throw error;
    span.fault = error.message;
  }
  return span;
}

function readAttributes(given: unknown, attributes: Attributes, allowance: Allowance, depth = 0): void {
  for (const entry of list(given, "attributes")) {
    allowance.takeValue();
    const { key, value } = fields(entry, "an attribute");
    attributes.set(text(key, "an attribute's key"), readValue(value, allowance, depth));
  }
}

function readValue(given: unknown, allowance: Allowance, depth: number): AttributeValue {
  if (depth > MAX_DEPTH) throw new WrongShape(`an attribute nests deeper than ${MAX_DEPTH} levels`);
  if (given === undefined || given === null) return null;
  const value = fields(given, "an attribute's value");
  if (value.stringValue !== undefined) return text(value.stringValue, "stringValue");
  if (typeof value.boolValue === "boolean") return value.boolValue;
  if (value.intValue !== undefined) return int64(value.intValue);
  if (value.doubleValue !== undefined) return double(value.doubleValue);
  if (value.arrayValue !== undefined) {
    return list(fields(value.arrayValue, "arrayValue").values, "arrayValue.values").map((element) => {
      allowance.takeValue();
      return readValue(element, allowance, depth + 1);
    });
  }
  if (value.kvlistValue !== undefined) {
    const entries: Attributes = new Map();
    readAttributes(fields(value.kvlistValue, "kvlistValue").values, entries, allowance, depth + 1);
    return Object.fromEntries(entries);
  }
  return text(value.bytesValue, "bytesValue") || null;
}

function fields(value: unknown, name: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  throw new WrongShape(`${name} must be an object`);
}

/** A repeated field: absent and null are empty, as protobuf's JSON mapping has it. */
function list(value: unknown, name: string): unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw new WrongShape(`${name} must be an array`);
}

function text(value: unknown, name: string): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return storableText(value);
  throw new WrongShape(`${name} must be a string`);
}

function enumNumber(value: unknown, name: string): number {
  if (value === undefined || value === null) return 0;
  if (typeof value === "number" && Number.isInteger(value)) return value;
  throw new WrongShape(`${name} must be an integer`);
}

function nanoseconds(value: unknown, name: string): bigint {
  if (value === undefined || value === null) return 0n;
  if (typeof value === "string" && /^\d{1,20}$/.test(value)) return BigInt(value);
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return BigInt(value);
  throw new WrongShape(`${name} must be a count of nanoseconds`);
}

function int64(value: unknown): number | string {
  const number = typeof value === "string" && /^-?\d{1,19}$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isInteger(number)) throw new WrongShape("intValue must be an integer");
  return Number.isSafeInteger(number) ? number : String(value);
}

function double(value: unknown): number | string {
  if (typeof value === "number") return storableNumber(value);
  if (value === "NaN" || value === "Infinity" || value === "-Infinity") return value;
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
  if (Number.isNaN(number)) throw new WrongShape("doubleValue must be a number");
  return storableNumber(number);
}
