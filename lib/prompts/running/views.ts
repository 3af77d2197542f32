import type { JobState } from "#lib/platform/generated/enums.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";

/** How a run stands, as the work that asks says it. */
export type RunStanding = {
  readonly state: JobState;
  readonly isStopping: boolean;
  /** Why it failed; null otherwise. */
  readonly errorMessage: string | null;
};

/** A column of the grid. */
export type VariantView = {
  readonly position: number;
  readonly version: number;
  readonly connection: string;
  readonly model: string;
};

/** What the answers of a column took. Medians, since one slow answer says nothing of the rest. */
export type VariantTotals = {
  readonly variant: number;
  readonly answers: number;
  readonly errors: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Whether some of the tokens were counted from the text. */
  readonly isEstimated: boolean;
  /** Null where nobody has said what the endpoint costs. */
  readonly costUsd: number | null;
  readonly latencyMs: number | null;
  readonly firstTokenMs: number | null;
};

export type AnswerView = {
  readonly row: number;
  readonly variant: number;
  readonly answer: string | null;
  readonly error: string | null;
  readonly finishReason: string | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly isEstimated: boolean;
  readonly latencyMs: number | null;
  readonly firstTokenMs: number | null;
  readonly costUsd: number | null;
};

/** What has come so far of an answer that is on its way. */
export type PartView = { readonly row: number; readonly variant: number; readonly text: string };

export type RunRowView = { readonly position: number; readonly values: JsonObject };

/** How many rows a page of the grid has. */
export const ROWS_PER_PAGE = 20;

export const ANSWER_COLUMNS = `"row", variant, answer, error, finish_reason AS "finishReason", input_tokens AS "inputTokens",
  output_tokens AS "outputTokens", is_estimated AS "isEstimated", latency_ms AS "latencyMs", first_token_ms AS "firstTokenMs",
  cost_usd AS "costUsd"`;
