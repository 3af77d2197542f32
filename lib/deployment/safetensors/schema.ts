import { z } from "zod";
import { CACHE_BITS } from "#lib/deployment/safetensors/inference-memory.ts";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";

const contextTokens = z.coerce.number().int().min(1).max(100_000_000);
const batch = z.coerce.number().int().min(1).max(100_000);
const groupSize = z.coerce.number().int().min(1).max(1_000_000);
const cacheBits = z.coerce.number().pipe(z.literal(CACHE_BITS));

export const SERVING_DEFAULTS = { contextTokens: 8_192, batch: 1, cacheBits: 16, groupSize: 128 } as const;

/** How a model would be served, as a machine asks. */
export const servingQuery = z.object({
  contextTokens: contextTokens.default(SERVING_DEFAULTS.contextTokens),
  batch: batch.default(SERVING_DEFAULTS.batch),
  cacheBits: cacheBits.default(SERVING_DEFAULTS.cacheBits).describe("Of a number in the key-value cache."),
  groupSize: groupSize.default(SERVING_DEFAULTS.groupSize).describe("How many weights share a scale at 8 and 4 bits."),
});
export type ServingQuery = z.output<typeof servingQuery>;

/** What stands in the address of the page. Nonsense becomes the default. */
export const sizeSearch = z.object({
  reading: z.coerce.number().int().min(1).max(MAX_ROW_NUMBER).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  contextTokens: contextTokens.catch(SERVING_DEFAULTS.contextTokens),
  batch: batch.catch(SERVING_DEFAULTS.batch),
  cacheBits: cacheBits.catch(SERVING_DEFAULTS.cacheBits),
  groupSize: groupSize.catch(SERVING_DEFAULTS.groupSize),
});
export type SizeSearch = z.output<typeof sizeSearch>;

export const readSizeQuery = z.object({
  name: z
    .string("Say which model it is.")
    .trim()
    .min(2, "Say which model it is.")
    .max(200, "Use 200 characters or fewer.")
    .describe("Which model it is."),
  fileBytes: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .describe("How large the whole file is; with it, one that was cut off is found."),
});
