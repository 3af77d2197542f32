import { readFileSync } from "node:fs";
import { type Attributes as SdkAttributes, SpanKind } from "@opentelemetry/api";
import { JsonTraceSerializer, ProtobufTraceSerializer } from "@opentelemetry/otlp-transformer";
import { resourceFromAttributes } from "@opentelemetry/resources";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import fc from "fast-check";
import protobuf from "protobufjs/minimal.js";
import { describe, expect, test } from "vitest";
import { decodeJson } from "#lib/monitoring/otlp/decode-json.ts";
import { decodeProtobuf } from "#lib/monitoring/otlp/decode-protobuf.ts";
import type { DecodedSpan } from "#lib/monitoring/otlp/span.ts";
import { validateSpans } from "#lib/monitoring/otlp/validate.ts";
import { storableText } from "#lib/platform/storable-text.ts";

const NOW = new Date("2026-11-23T12:00:00Z");

const hexId = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((id) => Buffer.from(id.with(0, 7)).toString("hex"));
const attributeValue = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.integer(),
  // The SDK writes a whole double as an integer, so those have the range of one.
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((value) => !Object.is(value, -0) && (!Number.isInteger(value) || Number.isSafeInteger(value))),
  fc.boolean(),
  fc.array(fc.string(), { maxLength: 4 }),
);
const attributes: fc.Arbitrary<SdkAttributes> = fc.dictionary(fc.string({ minLength: 1 }), attributeValue, {
  maxKeys: 8,
  noNullPrototype: true,
});

/** A finished span as the OpenTelemetry SDK hands it to its exporters. */
const sdkSpan: fc.Arbitrary<ReadableSpan> = fc
  .record({
    traceId: hexId(16),
    spanId: hexId(8),
    parentSpanId: fc.option(hexId(8), { nil: undefined }),
    name: fc.string(),
    kind: fc.constantFrom(SpanKind.CLIENT, SpanKind.INTERNAL, SpanKind.SERVER),
    startSeconds: fc.integer({ min: 1_700_000_000, max: 1_790_000_000 }),
    startNanoseconds: fc.integer({ min: 0, max: 999_999_999 }),
    durationSeconds: fc.integer({ min: 1, max: 600 }),
    code: fc.constantFrom(0, 1, 2),
    attributes,
    resource: attributes,
    scope: fc.record({ name: fc.string({ minLength: 1 }), version: fc.string({ minLength: 1 }) }),
  })
  .map((given) => ({
    name: given.name,
    kind: given.kind,
    spanContext: () => ({ traceId: given.traceId, spanId: given.spanId, traceFlags: 1 }),
    parentSpanContext: given.parentSpanId
      ? { traceId: given.traceId, spanId: given.parentSpanId, traceFlags: 1 }
      : undefined,
    startTime: [given.startSeconds, given.startNanoseconds],
    endTime: [given.startSeconds + given.durationSeconds, given.startNanoseconds],
    duration: [given.durationSeconds, 0],
    status: { code: given.code, message: "said why" },
    attributes: given.attributes,
    links: [{ context: { traceId: given.traceId, spanId: given.spanId, traceFlags: 1 }, attributes: given.attributes }],
    events: [{ name: "exception", time: [given.startSeconds, 0], attributes: given.attributes }],
    ended: true,
    resource: resourceFromAttributes(given.resource),
    instrumentationScope: given.scope,
    droppedAttributesCount: 1,
    droppedEventsCount: 2,
    droppedLinksCount: 3,
  }));

/** What must come out of the decoders for a span that went into the SDK. */
function expected(span: ReadableSpan): DecodedSpan {
  const ns = ([seconds, nanoseconds]: [number, number]) => BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds);
  const asMap = (given: SdkAttributes) =>
    new Map(
      Object.entries(given).map(([key, value]) => [
        storableText(key),
        typeof value === "string" ? storableText(value) : (value as number | boolean | string[]),
      ]),
    );
  return {
    traceId: span.spanContext().traceId,
    spanId: span.spanContext().spanId,
    parentSpanId: span.parentSpanContext?.spanId ?? "",
    name: storableText(span.name),
    // The API counts its kinds from 0, OTLP from 1.
    kind: span.kind + 1,
    startNs: ns(span.startTime),
    endNs: ns(span.endTime),
    status: (["unset", "ok", "error"] as const)[span.status.code],
    attributes: asMap(span.attributes),
    resource: asMap(span.resource.attributes as SdkAttributes),
    scope: {
      name: storableText(span.instrumentationScope.name),
      version: storableText(span.instrumentationScope.version ?? ""),
      attributes: new Map(),
    },
    fault: undefined,
  };
}

const byId = (spans: DecodedSpan[]) => new Map(spans.map((span) => [`${span.traceId}-${span.spanId}`, span]));

describe.each([
  ["protobuf", ProtobufTraceSerializer, decodeProtobuf],
  ["JSON", JsonTraceSerializer, decodeJson],
])("an export in %s", (_name, serializer, decode) => {
  const serialize = (spans: ReadableSpan[]) => serializer.serializeRequest(spans) ?? new Uint8Array();

  test("gives back what the OpenTelemetry SDK serialised", () => {
    fc.assert(
      fc.property(fc.array(sdkSpan, { maxLength: 6 }), (spans) => {
        const decoded = decode(serialize(spans));
        expect(decoded.ok && byId(decoded.value)).toEqual(byId(spans.map(expected)));
        expect(decoded.ok && validateSpans(decoded.value, NOW).rejected).toBe(0);
      }),
    );
  });

  test("never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const decoded = decode(bytes);
        if (decoded.ok) validateSpans(decoded.value, NOW);
      }),
    );
  });

  test("never throws on a real export with bytes changed or cut", () => {
    fc.assert(
      fc.property(sdkSpan, fc.nat(), fc.nat(255), fc.boolean(), (span, at, byte, cut) => {
        const bytes = serialize([span]).slice();
        const index = at % bytes.length;
        bytes[index] = byte;
        const decoded = decode(cut ? bytes.subarray(0, index) : bytes);
        if (decoded.ok) validateSpans(decoded.value, NOW);
      }),
      { numRuns: 500 },
    );
  });
});

describe("protobuf", () => {
  const message = (field: number, body: Uint8Array) =>
    protobuf.Writer.create()
      .uint32((field << 3) | 2)
      .bytes(body)
      .finish();

  test("an empty body is an export of nothing", () => {
    expect(decodeProtobuf(new Uint8Array())).toEqual({ ok: true, value: [] });
  });

  test.each([
    ["a length past the end of the body", Uint8Array.of(0x0a, 0x7f, 0x00)],
    ["a length past the end of its parent", Uint8Array.of(0x0a, 0x02, 0x12, 0x05, 0, 0, 0, 0, 0)],
    ["a length of 4 GiB", Uint8Array.of(0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f)],
    ["a field number of zero", Uint8Array.of(0x00, 0x01)],
    ["a varint without an end", new Uint8Array(20).fill(0xff)],
    ["groups nested without end", new Uint8Array(100_000).fill(0x0b)],
  ])("refuses %s", (_name, bytes) => {
    expect(decodeProtobuf(bytes)).toMatchObject({ ok: false, reason: "malformed" });
  });

  test("refuses an attribute nested without end", () => {
    let value: Uint8Array = message(1, Buffer.from("x"));
    for (let depth = 0; depth < 2000; depth++) value = message(5, message(1, value));
    const span = message(9, message(2, value));
    expect(decodeProtobuf(message(1, message(2, message(2, span))))).toMatchObject({ ok: false, reason: "malformed" });
  });

  test("refuses more spans than one request may carry, at two bytes each", () => {
    const spans = new Uint8Array(2 * 100_001);
    for (let at = 0; at < spans.length; at += 2) spans[at] = 0x12;
    expect(decodeProtobuf(message(1, message(2, spans)))).toMatchObject({ ok: false, reason: "too-large" });
  });

  test("64-bit integers beyond 2^53 keep every digit, and NUL never reaches the database", () => {
    const int = protobuf.Writer.create().uint32(0x18).int64("9007199254740993").finish();
    const attribute = (key: string, value: Uint8Array) =>
      message(9, Buffer.concat([message(1, Buffer.from(key)), message(2, value)]));
    const span = Buffer.concat([attribute("big", int), attribute("nul", message(1, Buffer.from("a\0b")))]);
    const decoded = decodeProtobuf(message(1, message(2, message(2, span))));
    expect(decoded.ok && decoded.value[0]?.attributes).toEqual(
      new Map([
        ["big", "9007199254740993"],
        ["nul", "a\uFFFDb"],
      ]),
    );
  });

  test("a logs export posted to the traces' address gives spans that validation rejects one by one", () => {
    // LogRecord: time_unix_nano=1 fixed64, severity_number=2 varint, body=5 AnyValue.
    const record = protobuf.Writer.create().uint32(0x09).fixed64(1).uint32(0x10).int32(9).finish();
    const decoded = decodeProtobuf(message(1, message(2, Buffer.concat([message(2, record), message(2, record)]))));
    expect(decoded.ok && validateSpans(decoded.value, NOW)).toEqual({
      valid: [],
      rejected: 2,
      message: "2 × traceId must be 16 bytes in hexadecimal, not all zero",
    });
  });
});

describe("JSON", () => {
  const decodeText = (text: string) => decodeJson(Buffer.from(text));
  const decodeSpan = (span: unknown) => {
    const decoded = decodeText(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }));
    return decoded.ok ? decoded.value[0] : undefined;
  };

  test("reads the example of the OTLP specification", () => {
    const example = readFileSync(new URL("./fixtures/trace.json", import.meta.url));
    const decoded = decodeJson(example);
    expect(decoded.ok && decoded.value).toMatchObject([
      {
        traceId: "5b8efff798038103d269b633813fc60c",
        spanId: "eee19b7ec3c1b174",
        parentSpanId: "eee19b7ec3c1b173",
        startNs: 1_544_712_660_000_000_000n,
        endNs: 1_544_712_661_000_000_000n,
        kind: 2,
        attributes: new Map([["my.span.attr", "some value"]]),
        resource: new Map([["service.name", "my.service"]]),
        scope: { name: "my.library", version: "1.0.0" },
      },
    ]);
    expect(decoded.ok && validateSpans(decoded.value, NOW).rejected).toBe(0);
  });

  test.each([
    ["no JSON", "resourceSpans"],
    ["an array", "[]"],
    ["resourceSpans as an object", '{"resourceSpans":{}}'],
    ["spans as an object", '{"resourceSpans":[{"scopeSpans":[{"spans":{}}]}]}'],
    ["resource attributes as an object", '{"resourceSpans":[{"resource":{"attributes":{}}}]}'],
    ["arrays nested without end", "[".repeat(200_000)],
  ])("refuses %s", (_name, text) => {
    expect(decodeText(text)).toMatchObject({ ok: false, reason: "malformed" });
  });

  test.each([
    "{}",
    '{"resourceSpans":[]}',
    '{"resourceSpans":null}',
    '{"resourceSpans":[{"scopeSpans":[{}]}],"new":1}',
  ])("%s is an export of nothing", (text) => {
    expect(decodeText(text)).toEqual({ ok: true, value: [] });
  });

  test.each([
    [{ intValue: "12" }, 12],
    [{ intValue: 12 }, 12],
    [{ intValue: "9007199254740993" }, "9007199254740993"],
    [{ doubleValue: 0.5 }, 0.5],
    [{ doubleValue: "0.5" }, 0.5],
    [{ doubleValue: "NaN" }, "NaN"],
    [{ boolValue: false }, false],
    [{ stringValue: "" }, ""],
    [{ bytesValue: "AQID" }, "AQID"],
    [{ arrayValue: { values: [{ intValue: 1 }, {}] } }, [1, null]],
    [{ kvlistValue: { values: [{ key: "__proto__", value: { boolValue: true } }] } }, JSON.parse('{"__proto__":true}')],
    [{}, null],
    [null, null],
  ])("reads the value %j", (value, read) => {
    expect(decodeSpan({ attributes: [{ key: "k", value }] })?.attributes.get("k")).toEqual(read);
  });

  test.each([
    [{ attributes: { model: "gpt-4o" } }, "attributes must be an array"],
    [{ attributes: ["model"] }, "an attribute must be an object"],
    [{ traceId: 12 }, "traceId must be a string"],
    [{ startTimeUnixNano: "yesterday" }, "startTimeUnixNano must be a count of nanoseconds"],
    [{ startTimeUnixNano: -1 }, "startTimeUnixNano must be a count of nanoseconds"],
    [{ kind: "SPAN_KIND_CLIENT" }, "kind must be an integer"],
    ["a span", "a span must be an object"],
  ])("the malformed span %j costs itself only", (span, fault) => {
    expect(decodeSpan(span)?.fault).toBe(fault);
  });
});
