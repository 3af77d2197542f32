import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import { registerApplicationSchema } from "#lib/deployment/applications/schema.ts";

const TAG = "Applications";

const application = z.object({
  number: z.int(),
  name: z.string(),
  serviceName: z.string(),
  kind: z.string(),
  owner: z.string(),
  environment: z.object({ key: z.string(), name: z.string() }).nullable(),
  uses: z
    .object({ number: z.int(), version: z.string(), isHeld: z.boolean() })
    .nullable()
    .describe("The release it is held to, else the one that runs in its environment."),
  purpose: z.string(),
  users: z.string(),
  riskNote: z.string(),
  retiredAt: z.iso.datetime().nullable(),
});

export const listApplicationsOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/applications",
  summary: "List the register of applications",
  tag: TAG,
  permission: "project:read",
  query: z.object({
    retired: z.enum(["true", "false"]).default("false"),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
  }),
  response: z.object({
    items: z.array(application),
    total: z.int(),
    page: z.int().positive(),
    pageSize: z.int().positive(),
  }),
  errors: [422],
});

export const registerApplicationOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/applications",
  summary: "Register an application",
  tag: TAG,
  permission: "application:update",
  body: registerApplicationSchema,
  response: z.object({ number: z.int(), name: z.string() }),
  status: 201,
  errors: [409, 415, 422],
});
