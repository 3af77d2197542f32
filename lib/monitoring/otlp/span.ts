/** An attribute's value as JSON can carry it: a 64-bit integer beyond 2^53 and a non-finite double become strings, bytes base64. */
export type AttributeValue = string | number | boolean | null | AttributeValue[] | { [key: string]: AttributeValue };

export type Attributes = Map<string, AttributeValue>;

export type SpanStatus = "unset" | "ok" | "error";

/** What both encodings of OTLP decode to, before anything is judged: ids may be malformed and times absurd. */
export type DecodedSpan = {
  /** Lower-case hexadecimal when it came as bytes; otherwise as it was sent. */
  traceId: string;
  spanId: string;
  /** Empty for a root. */
  parentSpanId: string;
  name: string;
  /** 0 unspecified, 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  kind: number;
  /** Nanoseconds since 1970. */
  startNs: bigint;
  endNs: bigint;
  status: SpanStatus;
  attributes: Attributes;
  /** Shared by every span of the same resource. */
  resource: Attributes;
  /** Shared by every span of the same scope. */
  scope: Scope;
  /** What the decoder found wrong with the shape of this one span, which costs the span and not the batch. */
  fault: string | undefined;
};

export type Scope = { name: string; version: string; attributes: Attributes };

export function emptyScope(): Scope {
  return { name: "", version: "", attributes: new Map() };
}

/** A span of which nothing has been read yet. */
export function emptySpan(resource: Attributes, scope: Scope): DecodedSpan {
  return {
    traceId: "",
    spanId: "",
    parentSpanId: "",
    name: "",
    kind: 0,
    startNs: 0n,
    endNs: 0n,
    status: "unset",
    attributes: new Map(),
    resource,
    scope,
    fault: undefined,
  };
}

export function statusOf(code: unknown): SpanStatus {
  return code === 2 ? "error" : code === 1 ? "ok" : "unset";
}

/** A double as JSON can carry it. */
export function storableNumber(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}
