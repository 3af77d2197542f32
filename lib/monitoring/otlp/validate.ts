import type { DecodedSpan } from "#lib/monitoring/otlp/span.ts";

export type Validated = {
  valid: DecodedSpan[];
  rejected: number;
  /** Empty when nothing was rejected; else each reason with its count, for `partialSuccess.errorMessage`. */
  message: string;
};

const NS_PER_MS = 1_000_000n;
/** Clocks drift and batches wait, but a span from tomorrow is a wrong unit or a wrong clock, and it would stretch every chart. */
const MAX_AHEAD_MS = 60 * 60 * 1000;
/** Before it there was no telemetry: a time this early is a count of seconds, milliseconds or microseconds. */
const EARLIEST_NS = BigInt(Date.UTC(2000, 0, 1)) * NS_PER_MS;

/** Judges each span alone, so that one bad span never costs the batch it came in. */
export function validateSpans(spans: readonly DecodedSpan[], now: Date): Validated {
  const valid: DecodedSpan[] = [];
  const reasons = new Map<string, number>();
  for (const span of spans) {
    const reason = whyNotStorable(span, now);
    if (reason === undefined) valid.push(span);
    else reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const message = [...reasons]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([reason, count]) => `${count} × ${reason}`)
    .join("; ");
  return { valid, rejected: spans.length - valid.length, message };
}

/** Why one span cannot be stored, or undefined when it can. */
export function whyNotStorable(span: DecodedSpan, now: Date): string | undefined {
  if (span.fault) return span.fault;
  if (!isId(span.traceId, 16)) return "traceId must be 16 bytes in hexadecimal, not all zero";
  if (!isId(span.spanId, 8)) return "spanId must be 8 bytes in hexadecimal, not all zero";
  if (!/^([0-9a-f]{16})?$/.test(span.parentSpanId)) return "parentSpanId must be 8 bytes in hexadecimal";
  if (span.startNs < EARLIEST_NS) return "startTimeUnixNano must be in nanoseconds since 1970, and not before 2000";
  if (span.endNs < span.startNs) return "endTimeUnixNano must not be before startTimeUnixNano";
  if (span.endNs > (BigInt(now.getTime()) + BigInt(MAX_AHEAD_MS)) * NS_PER_MS) {
    return "endTimeUnixNano is more than an hour in the future";
  }
  return undefined;
}

function isId(id: string, bytes: number): boolean {
  return id.length === bytes * 2 && /^[0-9a-f]*[1-9a-f][0-9a-f]*$/.test(id);
}
