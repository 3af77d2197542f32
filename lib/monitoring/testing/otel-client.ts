import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { OTLPTraceExporter as HttpExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { OTLPTraceExporter as ProtoExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";

export type Client = {
  /** Where `/v1/traces` is served: http://localhost:3000 */
  readonly url: string;
  readonly token: string;
  readonly encoding?: "protobuf" | "json";
  readonly application?: string;
};

/**
 * Sends calls of a model with the unmodified OpenTelemetry SDK, in its default batches, and returns when the SDK has
 * nothing left to send. Every tenth call fails.
 */
export async function sendCalls({ url, token, encoding, application }: Client, count: number): Promise<void> {
  const Exporter = encoding === "json" ? HttpExporter : ProtoExporter;
  const exporter = new Exporter({ url: `${url}/v1/traces`, headers: { Authorization: `Bearer ${token}` } });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": application ?? "support-assistant" }),
    spanProcessors: [new BatchSpanProcessor({ exporter, maxQueueSize: count + 1, scheduledDelayMillis: 50 })],
  });
  const tracer = provider.getTracer("cairn-tests", "1.0.0");
  const endedAt = Date.now();
  for (let index = 0; index < count; index++) {
    const durationMs = 200 + (index % 100) * 20;
    const span = tracer.startSpan("chat gpt-4o-mini", {
      kind: SpanKind.CLIENT,
      startTime: endedAt - durationMs,
      attributes: {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "gpt-4o-mini",
        "gen_ai.usage.input_tokens": 100,
        "gen_ai.usage.output_tokens": 10,
        "gen_ai.input.messages": JSON.stringify([{ role: "user", parts: [{ type: "text", content: "a secret" }] }]),
      },
    });
    if (index % 10 === 0) span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute("error.type", "timeout");
    span.end(endedAt);
  }
  await provider.forceFlush();
  await provider.shutdown();
}
