import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import {
  MOST_CHARACTERS,
  MOST_RESPONSES,
  rewardModelsQuery,
  scoreSchema,
  trainRewardModelSchema,
} from "#lib/alignment/reward-models/schema.ts";

const TAG = "Alignment";

const rewardModel = z.object({
  number: z.int().positive(),
  name: z.string(),
  campaign: z.object({ number: z.int(), title: z.string() }),
  seed: z.int(),
  pairsOfPeople: z.int(),
  pairsOfMachines: z.int().describe("Pairs a machine decided. Said for ever."),
  trainingPairs: z.int(),
  heldOutPairs: z.int(),
  accuracy: z.number().describe("On held-out pairs."),
  interval: z.object({ low: z.number(), high: z.number() }).describe("The 95 % interval of the accuracy."),
  logLoss: z.number(),
  ece: z.number().describe("Expected calibration error."),
  lengthFlag: z.enum(["longer", "shorter"]).nullable().describe("Where it does better on such answers beyond chance."),
  sha256: z.string().describe("Of its file."),
  sizeBytes: z.int(),
  round: z.int(),
  trainedAt: z.iso.datetime(),
  trainedByName: z.string(),
});

export const rewardModelsOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/reward-models",
  summary: "List reward models",
  description: "The newest first, each with its test on held-out pairs.",
  tag: TAG,
  permission: "project:read",
  query: rewardModelsQuery,
  response: z.object({
    items: z.array(rewardModel),
    total: z.int(),
    page: z.int().positive(),
    pageSize: z.int().positive(),
  }),
  errors: [422],
});

export const trainRewardModelOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/reward-models",
  summary: "Train a reward model on a campaign's preferences",
  description:
    "Trained on three quarters of the prompts and tested on the rest, in the background: 202 names the job, whose resultPath leads to the " +
    "model. The same preferences and seed give the same model.",
  tag: TAG,
  permission: "reward-model:train",
  body: trainRewardModelSchema,
  response: z.object({
    jobId: z.uuid().describe("Ask GET /api/v1/projects/{slug}/jobs/{id} how far it is."),
    title: z.string(),
  }),
  status: 202,
  errors: [400, 413, 415, 422],
});

export const exportRewardModelOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/reward-models/{number}/export",
  summary: "Export a reward model",
  description:
    "JSON: a header that says what it was trained on, how it was tested and how to score by it without Cairn, and the weights.",
  tag: TAG,
  permission: "record:read",
  response: z.string().describe("The file, as it was kept when the model was trained."),
  mediaType: "application/octet-stream",
  errors: [],
});

export const scoreResponsesOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/reward-models/{number}/score",
  summary: "Score responses to a prompt",
  description:
    `Up to ${MOST_RESPONSES} responses, ${MOST_CHARACTERS} characters together. Only the differences between the scores of one prompt ` +
    "mean something: 1 / (1 + exp(b - a)) is the chance that the response with score a is preferred to the one with score b.",
  tag: TAG,
  permission: "record:read",
  body: scoreSchema,
  response: z.object({ rewardModel: z.int(), scores: z.array(z.number()).describe("In the order of the responses.") }),
  errors: [400, 413, 415, 422],
});
