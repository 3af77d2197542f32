import type { JsonObject } from "#lib/platform/json-value.ts";

/** An answer that is given again. */
export type Hit = {
  readonly outcome: "exact" | "semantic";
  readonly response: JsonObject;
  /** Cosine to the question that was asked then; null for an exact hit. */
  readonly similarity: number | null;
  readonly ageSeconds: number;
  /** What asking again would have cost. */
  readonly latencyMs: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number | null;
};

export type NewEntry = {
  readonly projectId: string;
  readonly requestHash: Buffer;
  readonly scopeHash: Buffer | null;
  readonly embedding: Float32Array | null;
  readonly operation: string;
  readonly model: string;
  readonly request: JsonObject;
  readonly response: JsonObject;
  readonly latencyMs: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};
