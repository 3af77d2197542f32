import { expect, test } from "vitest";
import { type DecodedSpan, emptyScope } from "#lib/monitoring/otlp/span.ts";
import { validateSpans, whyNotStorable } from "#lib/monitoring/otlp/validate.ts";

const NOW = new Date("2026-11-23T12:00:00Z");
const nowNs = BigInt(NOW.getTime()) * 1_000_000n;

function spanWith(changes: Partial<DecodedSpan>): DecodedSpan {
  return {
    traceId: "5b8efff798038103d269b633813fc60c",
    spanId: "eee19b7ec3c1b174",
    parentSpanId: "",
    name: "chat",
    kind: 3,
    startNs: nowNs - 1_000_000_000n,
    endNs: nowNs,
    status: "unset",
    attributes: new Map(),
    resource: new Map(),
    scope: emptyScope(),
    fault: undefined,
    ...changes,
  };
}

const HOUR_NS = 3_600_000_000_000n;

test.each([
  ["a plain span", {}],
  ["a child", { parentSpanId: "eee19b7ec3c1b173" }],
  ["a span of no length", { endNs: nowNs - 1_000_000_000n }],
  ["a clock that is an hour ahead", { endNs: nowNs + HOUR_NS }],
  ["a span of last year", { startNs: nowNs - 365n * 24n * HOUR_NS }],
])("%s is stored", (_name, changes) => {
  expect(whyNotStorable(spanWith(changes), NOW)).toBeUndefined();
});

test.each([
  ["no trace id", { traceId: "" }, "traceId"],
  ["a trace id of zeros", { traceId: "0".repeat(32) }, "traceId"],
  ["a trace id of 8 bytes", { traceId: "5b8efff798038103" }, "traceId"],
  ["a trace id in base64", { traceId: "W47/95gDgQPSabYzgT/GDA==" }, "traceId"],
  ["a span id of zeros", { spanId: "0".repeat(16) }, "spanId"],
  ["a parent id of 3 bytes", { parentSpanId: "aabbcc" }, "parentSpanId"],
  ["no start", { startNs: 0n }, "startTimeUnixNano"],
  ["a start in milliseconds", { startNs: BigInt(NOW.getTime()) }, "startTimeUnixNano"],
  ["no end", { endNs: 0n }, "endTimeUnixNano"],
  ["an end before its start", { endNs: nowNs - 2_000_000_000n }, "endTimeUnixNano"],
  ["an end tomorrow", { endNs: nowNs + 24n * HOUR_NS }, "future"],
  ["an end at the end of time", { endNs: 2n ** 64n - 1n }, "future"],
  ["what the decoder faulted", { fault: "attributes must be an array" }, "attributes must be an array"],
])("%s is rejected", (_name, changes, reason) => {
  expect(whyNotStorable(spanWith(changes), NOW)).toContain(reason);
});

test("one bad span costs itself only, and the message counts each reason", () => {
  const good = spanWith({});
  const spans = [
    spanWith({ traceId: "" }),
    good,
    spanWith({ fault: "name must be a string" }),
    spanWith({ traceId: "" }),
  ];
  expect(validateSpans(spans, NOW)).toEqual({
    valid: [good],
    rejected: 3,
    message: "2 × traceId must be 16 bytes in hexadecimal, not all zero; 1 × name must be a string",
  });
});
