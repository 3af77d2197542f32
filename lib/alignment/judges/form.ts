import { z } from "zod";
import { filledFields } from "#lib/access/filled-fields.ts";
import { judgeRunSchema } from "#lib/alignment/judges/schema.ts";

/** A run as the form of its page sends it: what is empty is left out. */
export const judgeRunForm = z.preprocess((form) => {
  const { project: _, ...sent } = filledFields(form) as Record<string, unknown>;
  return sent;
}, judgeRunSchema);
