import type { Attributes, AttributeValue } from "#lib/monitoring/otlp/span.ts";

const MAX_ATTRIBUTES = 128;
const MAX_STORED_CHARACTERS = 16_384;
const MAX_TEXT_CHARACTERS = 1024;

/**
 * Attributes that carry what people wrote, what models answered, or what a command line or header may hold in secret,
 * in every dialect that genai.ts reads. A name stands for itself and all below it ("gen_ai.completion" for
 * "gen_ai.completion.0.content" too).
 */
const CONTENT_NAMES = [
  "gen_ai.input.messages",
  "gen_ai.output.messages",
  "gen_ai.system_instructions",
  "gen_ai.completion",
  "gen_ai.tool.call.arguments",
  "gen_ai.tool.call.result",
  "gen_ai.tool.definitions",
  "gen_ai.retrieval.query",
  "gen_ai.retrieval.documents",
  "gen_ai.memory",
  "input.value",
  "output.value",
  "llm.input_messages",
  "llm.output_messages",
  "llm.prompts",
  "llm.completions",
  "llm.prompt_template",
  "llm.tools",
  "llm.functions",
  "llm.request.functions",
  "llm.function_call",
  "embedding.embeddings",
  "embedding.text",
  "retrieval.documents",
  "retrieval.query",
  "reranker.input_documents",
  "reranker.output_documents",
  "reranker.query",
  "document",
  "message",
  "tool.parameters",
  "tool_call",
  "traceloop.entity.input",
  "traceloop.entity.output",
  "traceloop.prompt",
  "ai.prompt",
  "ai.response.text",
  "ai.response.object",
  "ai.response.reasoning",
  "ai.response.toolCalls",
  "ai.response.files",
  "ai.result",
  "ai.schema",
  "ai.toolCall.args",
  "ai.toolCall.result",
  "ai.value",
  "ai.values",
  "ai.embedding",
  "ai.embeddings",
  "db.statement",
  "db.query.text",
  "http.request.body",
  "http.request.header",
  "http.response.body",
  "http.response.header",
  "process.command",
  "process.command_args",
  "process.command_line",
  "process.owner",
  "url.query",
];

const CONTENT = new Set(CONTENT_NAMES);

/** Whether an attribute may hold content, which is not stored. */
export function isContent(key: string): boolean {
  // gen_ai.prompt is the deprecated prompt and gen_ai.prompt.0.content a message of it; gen_ai.prompt.name names a template.
  if (key === "gen_ai.prompt" || /^gen_ai\.prompt\.\d/.test(key)) return true;
  if (CONTENT.has(key)) return true;
  for (let dot = key.indexOf("."); dot !== -1; dot = key.indexOf(".", dot + 1)) {
    if (CONTENT.has(key.slice(0, dot))) return true;
  }
  return false;
}

/**
 * The attributes worth keeping for a later re-mapping: no content, long texts cut, at most 128 of them and 16 KiB of JSON.
 */
export function storableAttributes(attributes: Attributes): Record<string, AttributeValue> {
  const kept = new Map<string, AttributeValue>();
  let characters = 2;
  for (const [key, value] of attributes) {
    if (isContent(key)) continue;
    const short = typeof value === "string" && value.length > MAX_TEXT_CHARACTERS ? cut(value) : value;
    const size = JSON.stringify(key).length + JSON.stringify(short).length + 2;
    if (characters + size > MAX_STORED_CHARACTERS) continue;
    characters += size;
    kept.set(key, short);
    if (kept.size === MAX_ATTRIBUTES) break;
  }
  return Object.fromEntries(kept);
}

function cut(text: string): string {
  // A cut through a surrogate pair would leave half of one, which PostgreSQL refuses.
  return `${text.slice(0, MAX_TEXT_CHARACTERS).toWellFormed()}…`;
}
