import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import { environmentKey } from "#lib/deployment/environments/schema.ts";
import { draftReleaseSchema } from "#lib/deployment/releases/schema.ts";
import { ARTEFACT_KIND_KEYS } from "#lib/deployment/releases/vocabulary.ts";

const TAG = "Deployments";
const pageNumber = z.coerce.number().int().min(1).max(100_000).default(1);
const page = { total: z.int(), page: z.int().positive(), pageSize: z.int().positive() };
const named = z.object({ key: z.string(), name: z.string() });
const kind = z.enum(["deploy", "rollback"]);

export const listEnvironmentsOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/environments",
  summary: "List environments, with what runs there and what is to come",
  tag: TAG,
  permission: "project:read",
  response: z.object({
    environments: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        requiredGates: z.array(z.string()),
        approvals: z.int(),
        tokenSeconds: z.int(),
        candidate: z.object({ number: z.int(), version: z.string(), digest: z.string(), state: z.string() }).nullable(),
        current: z.object({ number: z.int(), version: z.string(), deployment: z.int() }).nullable(),
        before: z.object({ number: z.int(), version: z.string(), deployment: z.int() }).nullable(),
      }),
    ),
  }),
});

export const listReleasesOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/releases",
  summary: "List releases",
  description: "The newest first, each with where it stands at this moment.",
  tag: TAG,
  permission: "project:read",
  query: z.object({ environment: environmentKey.optional(), page: pageNumber }),
  response: z.object({
    items: z.array(
      z.object({
        number: z.int(),
        version: z.string(),
        digest: z.string(),
        kind: z.enum(ARTEFACT_KIND_KEYS),
        environment: named,
        state: z.enum(["draft", "waiting", "approved", "stale", "rejected", "withdrawn"]),
        approvals: z.object({ given: z.int(), asked: z.int() }),
        submittedAt: z.iso.datetime().nullable(),
      }),
    ),
    ...page,
  }),
  errors: [422],
});

export const draftReleaseOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/releases",
  summary: "Draft a release, and submit it when asked",
  description:
    "As a pipeline does once it has built an artefact. With `submit`, people are asked for approvals at once.",
  tag: TAG,
  permission: "release:update",
  body: draftReleaseSchema.extend({ submit: z.boolean().default(false) }),
  response: z.object({ number: z.int(), submitted: z.boolean() }),
  status: 201,
  errors: [415, 422],
});

export const listDeploymentsOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/deployments",
  summary: "List deployments",
  description: "The newest first; of a range of time where one is given.",
  tag: TAG,
  permission: "project:read",
  query: z.object({
    environment: environmentKey.optional(),
    from: z.iso.datetime().optional().describe("Begun at this instant or later."),
    to: z.iso.datetime().optional().describe("Begun before this instant."),
    page: pageNumber,
  }),
  response: z.object({
    items: z.array(
      z.object({
        number: z.int(),
        kind,
        environment: named,
        release: z.object({ number: z.int(), version: z.string(), digest: z.string() }),
        startedAt: z.iso.datetime(),
        startedByName: z.string(),
        outcome: z
          .object({ result: z.enum(["succeeded", "failed"]), at: z.iso.datetime(), note: z.string() })
          .nullable(),
        reason: z.string().nullable(),
      }),
    ),
    ...page,
  }),
  errors: [422],
});
