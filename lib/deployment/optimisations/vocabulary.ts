export const METHODS = {
  distillation: { title: "Distillation", settings: ["teacher", "students", "objective"] },
  quantisation: { title: "Post-training quantisation", settings: ["bits", "groupSize", "scheme"] },
  pruning: { title: "Pruning", settings: ["sparsity", "scheme"] },
  other: { title: "Other", settings: [] },
} as const;
export type Method = keyof typeof METHODS;

export const METHOD_KEYS = Object.keys(METHODS) as [Method, ...Method[]];

/** What an optimisation is for, each measured of the base and of the candidate. */
export const QUANTITIES = {
  size_bytes: { title: "Size", unit: "B", better: "lower" },
  memory_bytes: { title: "Memory", unit: "B", better: "lower" },
  latency_p50_ms: { title: "Latency, median", unit: "ms", better: "lower" },
  latency_p95_ms: { title: "Latency, 95th percentile", unit: "ms", better: "lower" },
  first_token_ms: { title: "Time to first token", unit: "ms", better: "lower" },
  tokens_per_second: { title: "Throughput", unit: "tokens/s", better: "higher" },
  cost_per_1k_tokens_usd: { title: "Cost per 1 000 tokens", unit: "USD", better: "lower" },
} as const satisfies Record<string, { title: string; unit: string; better: "higher" | "lower" }>;
export type Quantity = keyof typeof QUANTITIES;

export const QUANTITY_KEYS = Object.keys(QUANTITIES) as [Quantity, ...Quantity[]];

export function isQuantity(key: string): key is Quantity {
  return Object.hasOwn(QUANTITIES, key);
}

/** Where a number comes from, the most trustworthy first. */
export const FACT_SOURCES = {
  measured: "Measured",
  imported: "Imported",
  declared: "Declared",
} as const;
export type FactSource = keyof typeof FACT_SOURCES;

export const FACT_SOURCE_KEYS = Object.keys(FACT_SOURCES) as [FactSource, ...FactSource[]];

/** Rates that must not fall, whatever else is gained. The keys are those of the catalogue of metrics. */
export const FLOORS = {
  refusal_rate: { title: "Refusals", of: "requests that must be refused" },
  tool_call_rate: { title: "Tool calls", of: "requests that need a tool" },
} as const;
export type Floor = keyof typeof FLOORS;

export const FLOOR_KEYS = Object.keys(FLOORS) as [Floor, ...Floor[]];

export function isFloor(key: string): key is Floor {
  return Object.hasOwn(FLOORS, key);
}

export const SIDES = ["base", "candidate"] as const;
export type Side = (typeof SIDES)[number];
