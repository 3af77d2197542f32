import { z } from "zod";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";

export const ratingSchema = z.object({
  evaluation: z.coerce.number().int().positive().max(MAX_ROW_NUMBER),
  position: z.coerce.number().int().min(0).max(MAX_ROW_NUMBER),
  rating: z.coerce.number("Choose a mark.").int("Choose a whole mark."),
});
export type RatingInput = z.output<typeof ratingSchema>;
