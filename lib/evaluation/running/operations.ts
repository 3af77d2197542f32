import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import { runSchema } from "#lib/evaluation/running/schema.ts";

export const runTestSetOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/evaluations/run",
  summary: "Run a test set through a connection",
  description:
    "Each row of the test set is put to the model, within the budget, and what comes back is scored by the metrics, the assertions " +
    "and the judge. 202 names the job, whose resultPath leads to the evaluation. What is wrong with the request is refused with " +
    "422 before anything is asked. Beside `connection:use` it needs `evaluation:import`.",
  tag: "Evaluations",
  permission: "connection:use",
  body: runSchema,
  response: z.object({
    jobId: z.uuid().describe("Ask GET /api/v1/projects/{slug}/jobs/{id} how far it is."),
    title: z.string(),
  }),
  status: 202,
  errors: [400, 413, 415, 422],
});
