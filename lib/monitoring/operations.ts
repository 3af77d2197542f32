import { operation } from "#lib/access/operation.ts";
import { seriesQuerySchema, seriesSchema } from "#lib/monitoring/schema.ts";

export const seriesOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/monitoring/series",
  summary: "Requests, errors, latency, tokens and cost over time",
  description:
    "Any range in at most 240 points. A point in which nothing was received is null, never 0. Latency quantiles are within 2 % of the true ones. Without an operation it counts calls of models (chat, text_completion, generate_content, embeddings).",
  tag: "Monitoring",
  permission: "project:read",
  query: seriesQuerySchema,
  response: seriesSchema,
  errors: [422],
});
