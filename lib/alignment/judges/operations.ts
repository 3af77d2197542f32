import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import { judgeRunSchema, judgeRunsQuery } from "#lib/alignment/judges/schema.ts";

const TAG = "Alignment";

const interval = z.object({ low: z.number(), high: z.number() }).describe("The 95 % interval.");

const judgeRun = z.object({
  number: z.int().positive(),
  name: z.string(),
  labelSource: z.literal("machine"),
  campaign: z.object({ number: z.int(), title: z.string() }),
  prompt: z.object({ name: z.string(), version: z.int() }),
  model: z.string(),
  connectionName: z.string(),
  itemCount: z.int().describe("Pairs asked in both orders."),
  campaignItems: z.int(),
  failures: z.int().describe("Questions without an answer."),
  unread: z.int().describe("Answers that held no choice; none was guessed."),
  consistency: z.number().nullable().describe("The share of pairs whose choice did not change with the order."),
  positionFlag: z.enum(["first", "second"]).nullable().describe("The place that decides beyond chance."),
  kappa: z
    .object({ value: z.number(), interval: interval.nullable() })
    .nullable()
    .describe("Cohen's, with most people."),
  accuracy: z.object({ value: z.number(), interval }).nullable(),
  besidePeople: z.int().describe("Pairs that people had decided."),
  tokens: z.int(),
  costUsd: z.number().nullable(),
  round: z.int(),
  endedAt: z.iso.datetime(),
  startedByName: z.string(),
});

export const judgeRunsOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/judges",
  summary: "List runs of judges",
  description: "The newest first. What a judge says is a machine's and never counted among people.",
  tag: TAG,
  permission: "project:read",
  query: judgeRunsQuery,
  response: z.object({
    items: z.array(judgeRun),
    total: z.int(),
    page: z.int().positive(),
    pageSize: z.int().positive(),
  }),
  errors: [422],
});

export const startJudgeRunOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/judges",
  summary: "Put a campaign's pairs to a judge",
  description:
    "A model judges every pair twice, with either answer first, within the budget. 202 names the job, whose resultPath leads to the " +
    "run. Beside `connection:use` it needs `campaign:update`.",
  tag: TAG,
  permission: "connection:use",
  body: judgeRunSchema,
  response: z.object({
    jobId: z.uuid().describe("Ask GET /api/v1/projects/{slug}/jobs/{id} how far it is."),
    title: z.string(),
  }),
  status: 202,
  errors: [400, 413, 415, 422],
});

export const judgeLabelsOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/judges/{number}/labels",
  summary: "Export what a judge preferred",
  description:
    "TRL's preference format, a line each: prompt, chosen, rejected; label_source is always machine. Ties, and pairs where the order " +
    "decided, are left out.",
  tag: TAG,
  permission: "record:read",
  response: z.string().describe("JSON Lines."),
  mediaType: "application/octet-stream",
  errors: [],
});
