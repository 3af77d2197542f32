import { z } from "zod";

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const name = z.string().trim().min(1).max(200);

const DAY_MS = 86_400_000;
const MAX_RANGE_DAYS = 3660;

/** Which spans a chart is about. Without an operation it is about calls of models, whose tokens no other span repeats. */
export const spanFilterSchema = z.object({
  application: name.optional(),
  model: name.optional(),
  operation: name.optional(),
});

export type SpanFilter = z.infer<typeof spanFilterSchema>;

/** The query of the series: a range, by default the last 24 hours, and a filter. */
export const seriesQuerySchema = spanFilterSchema
  .extend({
    from: instant.optional(),
    to: instant.optional(),
    /** Instead of a range: the last so many seconds, by the server's clock. */
    last: z.coerce
      .number()
      .int()
      .min(60)
      .max(MAX_RANGE_DAYS * 86_400)
      .optional(),
    /** The narrowest bucket wanted, in seconds; a range that would give more than 240 points gets wider ones. */
    step: z.coerce.number().int().min(60).max(2_592_000).optional(),
  })
  .refine(({ from, to }) => !from || !to || from < to, {
    path: ["from"],
    error: "The range must begin before it ends.",
  })
  .refine(({ from, to }) => !from || !to || to.getTime() - from.getTime() <= MAX_RANGE_DAYS * DAY_MS, {
    path: ["from"],
    error: "A range may span ten years at most.",
  });

export type SeriesQuery = z.infer<typeof seriesQuerySchema>;

const parameter = z.string().optional().catch(undefined);
const filterParameter = name.optional().catch(undefined);

/** The address of the Monitoring page. What makes no sense there is left out rather than refused. */
export const monitoringSearchSchema = z.object({
  application: filterParameter,
  model: filterParameter,
  range: parameter,
  from: parameter,
  to: parameter,
  errors: parameter,
  cursor: parameter,
});

/** A query with its range filled in. */
export function rangeOf(query: SeriesQuery, now: Date): { from: Date; to: Date } {
  if (query.last) return { from: new Date(now.getTime() - query.last * 1000), to: now };
  const to = query.to ?? (query.from ? new Date(Math.max(now.getTime(), query.from.getTime() + 1)) : now);
  return { from: query.from ?? new Date(to.getTime() - DAY_MS), to };
}

const count = z.number().int();
const measure = z.number();

/** Sums and quantiles of the requests in some time; null is "nothing was received", which is not 0. */
const seriesFigures = z.object({
  requests: count.nullable(),
  errors: count.nullable(),
  /** Milliseconds, within 2 % of the true quantile. */
  p50Ms: measure.nullable(),
  p95Ms: measure.nullable(),
  p99Ms: measure.nullable(),
  /** Mean time to the first token of the requests that told it, in milliseconds. */
  firstTokenMs: measure.nullable(),
  inputTokens: count.nullable(),
  outputTokens: count.nullable(),
  /** List price of the requests whose model has one; null when none has. */
  costUsd: measure.nullable(),
  /** Requests whose model has no known price. */
  unpriced: count.nullable(),
});

export type SeriesFigures = z.infer<typeof seriesFigures>;

export const seriesSchema = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Width of a point, in seconds. */
  stepSeconds: z.number().int(),
  points: z.array(seriesFigures.extend({ at: z.iso.datetime() })).max(240),
  /** Of the whole range. */
  totals: seriesFigures,
});

export type Series = z.infer<typeof seriesSchema>;
export type SeriesPoint = Series["points"][number];
