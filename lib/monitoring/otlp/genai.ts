import type { Attributes, DecodedSpan, SpanStatus } from "#lib/monitoring/otlp/span.ts";

/** What a span says about one use of a model, whatever dialect it was written in. Absent facts are null, never 0 or "". */
export type GenAi = {
  /** True when any known convention says that this span has to do with a model; the rest of a trace is kept but not charted. */
  isGenAi: boolean;
  /** A `gen_ai.operation.name`; "" when the span is not about a model. */
  operation: string;
  provider: string | null;
  requestModel: string | null;
  responseModel: string | null;
  /** The resource's `service.name`. */
  application: string;
  inputTokens: number | null;
  outputTokens: number | null;
  /** Part of the input tokens, not in addition to them. */
  cacheReadTokens: number | null;
  /** Part of the output tokens. */
  reasoningTokens: number | null;
  timeToFirstTokenMs: number | null;
  conversationId: string | null;
  errorType: string | null;
  status: SpanStatus;
};

/** Operations that are one call of a model. Agents and workflows repeat the usage of the calls inside them. */
export const MODEL_CALLS = ["chat", "text_completion", "generate_content", "embeddings"] as const;

const MAX_NAME_CHARACTERS = 200;
const MAX_TOKENS = 1_000_000_000;
const MAX_FIRST_TOKEN_MS = 24 * 60 * 60 * 1000;

/**
 * Each fact's attributes in order of trust: gen_ai.* as of today > gen_ai.* deprecated > OpenInference > Traceloop
 * (OpenLLMetry) > the Vercel AI SDK. The first that is there and usable wins.
 */
const NAMES = {
  provider: ["gen_ai.provider.name", "gen_ai.system", "llm.provider", "llm.system", "ai.model.provider"],
  requestModel: ["gen_ai.request.model", "llm.model_name", "embedding.model_name", "llm.request.model", "ai.model.id"],
  responseModel: ["gen_ai.response.model", "llm.response.model", "ai.response.model"],
  conversationId: [
    "gen_ai.conversation.id",
    "session.id",
    "traceloop.association.properties.session_id",
    "ai.telemetry.metadata.sessionId",
  ],
  errorType: ["error.type", "exception.type"],
  inputTokens: [
    "gen_ai.usage.input_tokens",
    "gen_ai.usage.prompt_tokens",
    "llm.token_count.prompt",
    "llm.usage.prompt_tokens",
    "ai.usage.inputTokens",
    "ai.usage.promptTokens",
    "ai.usage.tokens",
  ],
  outputTokens: [
    "gen_ai.usage.output_tokens",
    "gen_ai.usage.completion_tokens",
    "llm.token_count.completion",
    "llm.usage.completion_tokens",
    "ai.usage.outputTokens",
    "ai.usage.completionTokens",
  ],
  cacheReadTokens: [
    "gen_ai.usage.cache_read.input_tokens",
    "llm.token_count.prompt_details.cache_read",
    "gen_ai.usage.cache_read_input_tokens",
    "ai.usage.cachedInputTokens",
  ],
  reasoningTokens: [
    "gen_ai.usage.reasoning.output_tokens",
    "llm.token_count.completion_details.reasoning",
    "gen_ai.usage.reasoning_tokens",
    "ai.usage.reasoningTokens",
  ],
} as const;

const FIRST_TOKEN_SECONDS = [
  "gen_ai.response.time_to_first_chunk",
  "gen_ai.server.time_to_first_token",
  "gen_ai.latency.time_to_first_token",
];
const FIRST_TOKEN_MS = ["ai.response.msToFirstChunk"];

const OPENINFERENCE_OPERATIONS = table({
  LLM: "chat",
  EMBEDDING: "embeddings",
  RETRIEVER: "retrieval",
  RERANKER: "rerank",
  TOOL: "execute_tool",
  AGENT: "invoke_agent",
  CHAIN: "invoke_workflow",
  GUARDRAIL: "guardrail",
  EVALUATOR: "evaluate",
  PROMPT: "prompt",
});

const TRACELOOP_OPERATIONS = table({
  chat: "chat",
  completion: "text_completion",
  embedding: "embeddings",
  rerank: "rerank",
  workflow: "invoke_workflow",
  task: "invoke_workflow",
  agent: "invoke_agent",
  tool: "execute_tool",
});

const VERCEL_OPERATIONS = table({
  doGenerate: "chat",
  doStream: "chat",
  doEmbed: "embeddings",
  toolCall: "execute_tool",
});

/** Older names of providers, as instrumentations still send them. */
const PROVIDERS = table({
  "az.ai.openai": "azure.ai.openai",
  "az.ai.inference": "azure.ai.inference",
  azure: "azure.ai.openai",
  gemini: "gcp.gemini",
  vertex_ai: "gcp.vertex_ai",
  vertexai: "gcp.vertex_ai",
  google: "gcp.gen_ai",
  aws: "aws.bedrock",
  bedrock: "aws.bedrock",
  mistralai: "mistral_ai",
  xai: "x_ai",
  watsonx: "ibm.watsonx.ai",
});

/** Reads a span in any of the dialects above. */
export function readGenAi(span: DecodedSpan): GenAi {
  const { attributes } = span;
  const requestModel = firstText(attributes, NAMES.requestModel);
  const responseModel = firstText(attributes, NAMES.responseModel);
  const inputTokens = firstTokens(attributes, NAMES.inputTokens);
  const outputTokens = firstTokens(attributes, NAMES.outputTokens);
  const usesModel = (requestModel ?? responseModel) !== null || (inputTokens ?? outputTokens) !== null;
  const operation = operationOf(attributes) ?? (usesModel ? "chat" : "");
  return {
    isGenAi: operation !== "",
    operation,
    provider: providerOf(attributes),
    requestModel,
    responseModel,
    application: firstText(span.resource, ["service.name"]) ?? "unknown_service",
    inputTokens,
    outputTokens,
    cacheReadTokens: firstTokens(attributes, NAMES.cacheReadTokens),
    reasoningTokens: firstTokens(attributes, NAMES.reasoningTokens),
    timeToFirstTokenMs: firstTokenMs(attributes),
    conversationId: firstText(attributes, NAMES.conversationId),
    errorType: firstText(attributes, NAMES.errorType),
    status: span.status,
  };
}

function operationOf(attributes: Attributes): string | null {
  const current = firstText(attributes, ["gen_ai.operation.name"]);
  if (current) return current;
  const openInference = firstText(attributes, ["openinference.span.kind"])?.toUpperCase();
  if (openInference) return OPENINFERENCE_OPERATIONS.get(openInference) ?? null;
  const traceloop = firstText(attributes, ["llm.request.type", "traceloop.span.kind"])?.toLowerCase();
  if (traceloop) return TRACELOOP_OPERATIONS.get(traceloop) ?? null;
  // "ai.streamText.doStream" is the call; "ai.streamText", which repeats its usage, is the workflow around it.
  const vercel = firstText(attributes, ["ai.operationId"]);
  if (vercel) return VERCEL_OPERATIONS.get(vercel.slice(vercel.lastIndexOf(".") + 1)) ?? "invoke_workflow";
  return null;
}

function providerOf(attributes: Attributes): string | null {
  const [name] = firstText(attributes, NAMES.provider)?.toLowerCase().split("/") ?? [];
  if (!name) return null;
  // The Vercel AI SDK appends its own API's name: "openai.chat".
  const plain = name.replace(/\.(chat|responses|completion|messages|generative-ai|embedding)$/, "");
  return PROVIDERS.get(plain) ?? plain;
}

function firstTokenMs(attributes: Attributes): number | null {
  const seconds = firstNumber(attributes, FIRST_TOKEN_SECONDS, MAX_FIRST_TOKEN_MS / 1000);
  return seconds === null ? firstNumber(attributes, FIRST_TOKEN_MS, MAX_FIRST_TOKEN_MS) : seconds * 1000;
}

function firstText(attributes: Attributes, names: readonly string[]): string | null {
  for (const name of names) {
    const value = attributes.get(name);
    if (typeof value === "string" && value.trim() !== "")
      return value.trim().slice(0, MAX_NAME_CHARACTERS).toWellFormed();
  }
  return null;
}

function firstTokens(attributes: Attributes, names: readonly string[]): number | null {
  const tokens = firstNumber(attributes, names, MAX_TOKENS);
  return tokens === null ? null : Math.round(tokens);
}

/** SDKs write a whole double as an integer and some write numbers as text, so each form is taken; nonsense is passed over. */
function firstNumber(attributes: Attributes, names: readonly string[], max: number): number | null {
  for (const name of names) {
    const value = attributes.get(name);
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    if (typeof number === "number" && number >= 0 && number <= max) return number;
  }
  return null;
}

/** A map and not an object: the keys looked up come from outside, and "constructor" must find nothing. */
function table(entries: Record<string, string>): ReadonlyMap<string, string> {
  return new Map(Object.entries(entries));
}
