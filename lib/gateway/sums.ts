import type { GatewayOutcome } from "#lib/platform/generated/enums.ts";

/** What came of the calls that ended alike, in an hour or in many. */
export type OutcomeSums = {
  readonly outcome: GatewayOutcome;
  readonly calls: number;
  readonly latencyMs: number;
  readonly savedMs: number;
  readonly savedTokens: number;
  readonly savedUsd: number;
};

export type GatewaySums = {
  readonly calls: number;
  readonly hits: number;
  /** Of the hits, those that were only alike. */
  readonly semanticHits: number;
  readonly errors: number;
  /** Hits of the calls that asked the cache; null where none did. */
  readonly hitRate: number | null;
  /** Means; null where there was no such call. */
  readonly hitLatencyMs: number | null;
  readonly missLatencyMs: number | null;
  readonly savedMs: number;
  readonly savedTokens: number;
  readonly savedUsd: number;
};

/** Adds hours up. A call that passed the cache by, or failed, says nothing about how often it would have helped. */
export function sumUp(rows: readonly OutcomeSums[]): GatewaySums {
  const of = (...outcomes: GatewayOutcome[]) => rows.filter(({ outcome }) => outcomes.includes(outcome));
  const sum = (part: readonly OutcomeSums[], field: Exclude<keyof OutcomeSums, "outcome">) =>
    part.reduce((total, row) => total + row[field], 0);
  const [hits, misses] = [of("exact", "semantic"), of("miss")];
  const [hitCalls, missCalls] = [sum(hits, "calls"), sum(misses, "calls")];
  return {
    calls: sum(rows, "calls"),
    hits: hitCalls,
    semanticHits: sum(of("semantic"), "calls"),
    errors: sum(of("error"), "calls"),
    hitRate: hitCalls + missCalls > 0 ? hitCalls / (hitCalls + missCalls) : null,
    hitLatencyMs: hitCalls > 0 ? sum(hits, "latencyMs") / hitCalls : null,
    missLatencyMs: missCalls > 0 ? sum(misses, "latencyMs") / missCalls : null,
    savedMs: sum(rows, "savedMs"),
    savedTokens: sum(rows, "savedTokens"),
    savedUsd: sum(rows, "savedUsd"),
  };
}
