import { z } from "zod";

const spent = z.object({ usd: z.number(), tokens: z.number() });

/** What a run counts that its items do not keep; saved with the job. */
const tally = z.object({
  judge: spent,
  /** Answers that end where no more tokens were allowed. */
  cutOff: z.int(),
  retries: z.int(),
  slowPatterns: z.array(z.string()),
});

export type Tally = z.output<typeof tally>;

const NOTHING: Tally = { judge: { usd: 0, tokens: 0 }, cutOff: 0, retries: 0, slowPatterns: [] };

/** Reads what an earlier run saved; nothing in the first. */
export function tallyOf(resume: unknown): Tally {
  return resume === null ? NOTHING : tally.parse(resume);
}
