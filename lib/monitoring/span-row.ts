import { storableAttributes } from "#lib/monitoring/otlp/content.ts";
import { type GenAi, MODEL_CALLS, readGenAi } from "#lib/monitoring/otlp/genai.ts";
import type { Attributes, AttributeValue, DecodedSpan } from "#lib/monitoring/otlp/span.ts";
import { costUsd } from "#lib/monitoring/prices.ts";

const MAX_NAME_CHARACTERS = 500;
/** More than any one call costs: a wrong unit would outweigh everything else in a chart. */
const MAX_COST_USD = 10_000;

/** A row of the table `span`, with its ids in hexadecimal. Times are kept to the microsecond. */
export type SpanRow = Omit<GenAi, "isGenAi" | "timeToFirstTokenMs"> & {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly kind: number;
  readonly startedAtUs: number;
  readonly durationMs: number;
  readonly firstTokenMs: number | null;
  readonly costUsd: number | null;
  readonly attributes: { readonly [part: string]: AttributeValue };
};

/** What is stored of a valid span: its facts about the model, its price, and the attributes that carry no content. */
export function spanRow(span: DecodedSpan): SpanRow {
  const { isGenAi: _, timeToFirstTokenMs, ...facts } = readGenAi(span);
  const isCall = (MODEL_CALLS as readonly string[]).includes(facts.operation);
  return {
    ...facts,
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: /[1-9a-f]/.test(span.parentSpanId) ? span.parentSpanId : null,
    name: span.name.slice(0, MAX_NAME_CHARACTERS).toWellFormed(),
    kind: span.kind >= 0 && span.kind <= 5 ? span.kind : 0,
    startedAtUs: Number(span.startNs / 1000n),
    durationMs: Number(span.endNs - span.startNs) / 1e6,
    firstTokenMs: timeToFirstTokenMs,
    // An agent's span repeats the tokens of the calls inside it; what they cost is counted once, there.
    costUsd: isCall
      ? (reportedCost(span.attributes) ?? costUsd([facts.responseModel, facts.requestModel], facts))
      : null,
    attributes: {
      span: storableAttributes(span.attributes),
      resource: storableAttributes(span.resource),
      scope: { name: span.scope.name.slice(0, MAX_NAME_CHARACTERS).toWellFormed() },
    },
  };
}

/** What the sender says that the call cost, which beats a list price: `llm.cost.total` of OpenInference, in US dollars. */
function reportedCost(attributes: Attributes): number | null {
  const cost = attributes.get("llm.cost.total");
  return typeof cost === "number" && cost >= 0 && cost < MAX_COST_USD ? cost : null;
}

/** The model a span is charted under: the one that was asked for, since the answer's name changes with every snapshot. */
export function chartedModel(row: Pick<SpanRow, "requestModel" | "responseModel">): string {
  return row.requestModel ?? row.responseModel ?? "unknown";
}
