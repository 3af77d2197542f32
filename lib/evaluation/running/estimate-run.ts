import type { TokenPrices } from "#lib/connections/client/open-connection.ts";
import { guessCost, type Spent, sum } from "#lib/connections/running/budget.ts";
import { fill } from "#lib/connections/running/template.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";

type Planned = {
  readonly system: string;
  readonly prompt: string;
  readonly maxTokens: number | undefined;
  readonly items: number;
  /** Some rows of the test set, for its lengths. */
  readonly sample: readonly JsonObject[];
  readonly prices: TokenPrices | null;
};

/** What a run will take at most, guessed from a few rows; the judge not counted. */
export function estimateRun({ system, prompt, maxTokens, items, sample, prices }: Planned): Spent {
  const rows = sample.length > 0 ? sample : [{}];
  const guesses = rows.map((row) => guessCost(fill(system, row).length + fill(prompt, row).length, maxTokens, prices));
  const total = guesses.reduce(sum, { usd: 0, tokens: 0 });
  return { usd: (total.usd / rows.length) * items, tokens: Math.round((total.tokens / rows.length) * items) };
}
