import { z } from "zod";
import { judgeRunSchema } from "#lib/alignment/judges/schema.ts";

const optional = (text: unknown) => (typeof text === "string" && text.trim() === "" ? undefined : text);

/** The run as a form sends it: one field a line, an empty one being left out. */
export const judgeRunForm = z
  .object({ usd: z.preprocess(optional, z.string().optional()), tokens: z.preprocess(optional, z.string().optional()) })
  .loose()
  .transform(({ usd, tokens, ...fields }) => ({
    ...Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, optional(value)])),
    budget: { usd, tokens },
  }))
  .pipe(judgeRunSchema);
