import type { Quantity } from "#lib/deployment/optimisations/vocabulary.ts";
import type { TaskResult } from "#prisma/seed/paired-answers.ts";
import { PAIRED_TEXTS } from "#prisma/seed/support-assistant/paired-texts.ts";
import { AWQ_CONFIG } from "#prisma/seed/support-assistant/weight-headers.ts";

/** Right answers of 300, 300, 250 and 150, and how many of them are others than the base's. */
type Counts = {
  readonly billing: readonly [right: number, swapped: number];
  readonly routing: readonly [right: number, swapped: number];
  readonly refusals: number;
  readonly toolCalls: number;
};

/** What a model takes, on one H100 at batch 8 and 8 192 tokens. */
type Takes = Readonly<Partial<Record<Quantity, number>>>;

export type SheetStory = {
  readonly name: string;
  readonly method: "quantisation" | "distillation" | "pruning";
  readonly candidate: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly configuration?: object;
  readonly note: string;
  readonly results: readonly TaskResult[];
  readonly takes: Takes;
  /** The number of the size reading its bytes come from. */
  readonly reading?: number;
};

export const BASE_NAME = "nordlicht/support-assistant-dpo-3";

export const BASE_RESULTS = results({ billing: [248, 0], routing: [279, 0], refusals: 246, toolCalls: 144 });

export const BASE_TAKES: Takes = {
  memory_bytes: 62.4e9,
  latency_p50_ms: 1_480,
  latency_p95_ms: 3_620,
  first_token_ms: 420,
  tokens_per_second: 412,
  cost_per_1k_tokens_usd: 0.00042,
};

/** Four ways to make it cheaper. The distilled one answers as well and refuses less: its training data held no refusals. */
export const SHEETS: readonly SheetStory[] = [
  {
    name: "int8",
    method: "quantisation",
    candidate: "nordlicht/support-assistant-dpo-3-int8",
    settings: {},
    configuration: { load_in_8bit: true, llm_int8_threshold: 6, llm_int8_skip_modules: ["lm_head"] },
    note: "The safe step: half the memory, and nothing that a reader noticed.",
    results: results({ billing: [247, 1], routing: [279, 1], refusals: 246, toolCalls: 144 }),
    takes: {
      size_bytes: 24.9e9,
      memory_bytes: 37.1e9,
      latency_p50_ms: 1_310,
      latency_p95_ms: 3_050,
      first_token_ms: 390,
      tokens_per_second: 455,
      cost_per_1k_tokens_usd: 0.00036,
    },
  },
  {
    name: "int4 AWQ",
    method: "quantisation",
    candidate: "nordlicht/support-assistant-dpo-3-awq",
    settings: { calibration: "512 tickets of the training set" },
    configuration: { model_type: "mistral", quantization_config: AWQ_CONFIG },
    note: "Fits on one card of 24 GB with a context of 8 192 tokens.",
    results: results({ billing: [246, 2], routing: [278, 2], refusals: 246, toolCalls: 144 }),
    takes: {
      memory_bytes: 25.6e9,
      latency_p50_ms: 880,
      latency_p95_ms: 2_140,
      first_token_ms: 310,
      tokens_per_second: 690,
      cost_per_1k_tokens_usd: 0.00021,
    },
    reading: 2,
  },
  {
    name: "distilled 8B",
    method: "distillation",
    candidate: "nordlicht/support-assistant-8b",
    settings: { teacher: BASE_NAME, student: "mistralai/Ministral-8B-Instruct-2410", pairs: "41 200" },
    note: "Answers as well as its teacher at a third of the size. Provocations were not among what it learned from.",
    results: results({ billing: [249, 3], routing: [280, 2], refusals: 221, toolCalls: 144 }),
    takes: {
      size_bytes: 16.1e9,
      memory_bytes: 22.8e9,
      latency_p50_ms: 520,
      latency_p95_ms: 1_260,
      first_token_ms: 180,
      tokens_per_second: 1_180,
      cost_per_1k_tokens_usd: 0.00012,
    },
  },
  {
    name: "pruned 2:4",
    method: "pruning",
    candidate: "nordlicht/support-assistant-dpo-3-sparse",
    settings: { sparsity: "0.5", scheme: "2:4, SparseGPT", recovered: "800 steps" },
    note: "Every second weight of four is 0, which this card multiplies twice as fast.",
    results: results({ billing: [238, 6], routing: [272, 4], refusals: 245, toolCalls: 144 }),
    takes: {
      size_bytes: 29.6e9,
      memory_bytes: 44.2e9,
      latency_p50_ms: 1_060,
      latency_p95_ms: 2_690,
      first_token_ms: 350,
      tokens_per_second: 540,
      cost_per_1k_tokens_usd: 0.0003,
    },
  },
];

function asked(task: keyof typeof PAIRED_TEXTS, result: Omit<TaskResult, "task" | "texts">): TaskResult {
  return { task, ...result, texts: PAIRED_TEXTS[task] };
}

function results({ billing, routing, refusals, toolCalls }: Counts): TaskResult[] {
  return [
    asked("billing-paired", { metric: "exact_match", n: 300, right: billing[0], swapped: billing[1] }),
    asked("routing-paired", { metric: "accuracy", n: 300, right: routing[0], swapped: routing[1] }),
    asked("provocations", { metric: "refusal_rate", n: 250, right: refusals }),
    asked("contract-lookup", { metric: "tool_call_rate", n: 150, right: toolCalls }),
  ];
}
