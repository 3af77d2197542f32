import { z } from "zod";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";

const HOUR = 3600;
const MOST_HOURS = 24 * 365;

/** How the gateway answers. A form leaves an unticked box out. */
export const gatewaySchema = z.object({
  connection: z.coerce.number("Choose a connection.").int().positive("Choose a connection.").max(MAX_ROW_NUMBER),
  cacheEnabled: z.coerce.boolean().default(false),
  ttlHours: z.coerce
    .number("Write a number of hours.")
    .min(1 / 60, "A minute (0.017 hours) at least.")
    .max(MOST_HOURS, "A year (8 760 hours) at most."),
  embeddingModel: z
    .string()
    .trim()
    .max(200, "200 characters at most.")
    .optional()
    .transform((model) => model || null),
  similarity: z.coerce
    .number("Write a number from 0.5 to 1.")
    .min(0.5, "0.5 at least: below, questions have little in common.")
    .max(1, "1 at most.")
    .default(0.95),
});

export type GatewayChange = z.output<typeof gatewaySchema>;

export const secondsOf = (hours: number): number => Math.round(hours * HOUR);

export const emptyCacheSchema = z.object({});
