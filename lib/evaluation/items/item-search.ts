import { z } from "zod";

const text = z.string().trim().max(200);
const optional = <T>(schema: z.ZodType<T>) => schema.optional().catch(undefined);
const bound = optional(z.string().trim().min(1).pipe(z.coerce.number()).pipe(z.number()));

/** Which items of an evaluation are shown; nonsense in an address becomes the default. */
export const itemSearch = z.object({
  task: optional(text.min(1)),
  /** One of the item metrics, by the name its items carry. */
  metric: optional(text.min(1)),
  below: bound,
  above: bound,
  field: optional(text.min(1)),
  slice: optional(text),
  text: optional(text.min(1)),
  failed: optional(z.literal("1")),
  beside: optional(z.coerce.number().int().min(1).max(999_999_999)),
  sort: z.enum(["position", "lowest", "highest"]).catch("position"),
  /** Where a search in the texts goes on. */
  from: z.coerce.number().int().min(0).max(100_000_000).catch(0),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export type ItemSearch = z.output<typeof itemSearch>;

export const ITEMS_PER_PAGE = 25;

/** How many items one search reads the texts of; reading all of a large evaluation would keep the page waiting. */
export const TEXTS_SEARCHED = 20_000;
