import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import { redeemTokenSchema, reportOutcomeSchema, requestTokenSchema } from "#lib/deployment/tokens/schema.ts";

const TAG = "Deployments";

const PLAIN =
  "With `Accept: text/plain` the answer is made for a shell: what was asked for on one line, or, where it is refused, " +
  "a reason a line, with its code, a colon and what to do.";

const kind = z.enum(["deploy", "rollback"]);

export const requestTokenOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/deployments/token",
  summary: "Ask for a deploy token",
  description:
    "A short-lived token for exactly this artefact and environment: a compact JWS signed by Ed25519, which a cluster can check " +
    "offline with `/api/v1/jwks`. It is given when the digest is the approved release of the environment, every gate that the " +
    "environment asks for is open, and every signature holds, judged at this moment; else the answer is 409 with `reasons`. " +
    "With an `Idempotency-Key`, the same request gives the same token while it holds; refusals are judged anew. " +
    PLAIN,
  tag: TAG,
  permission: "deployment:request",
  body: requestTokenSchema,
  response: z.object({
    token: z.string(),
    id: z.uuid(),
    environment: z.string(),
    digest: z.string(),
    release: z.int(),
    version: z.string(),
    kind,
    expiresAt: z.iso.datetime(),
  }),
  status: 201,
  errors: [409, 415, 422],
});

export const redeemTokenOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/deployments/redeem",
  summary: "Redeem a deploy token and begin a deployment",
  description:
    "Once a token, judged again at this moment. Reasons of a refusal (409): token.replayed, token.expired, token.tampered, " +
    "token.malformed, token.other-digest, token.other-environment, token.other-project, token.outdated, and what a request for " +
    "a token is refused for. With an `Idempotency-Key`, the same request is answered with the deployment that it began. " +
    PLAIN,
  tag: TAG,
  permission: "deployment:request",
  body: redeemTokenSchema,
  response: z.object({
    deployment: z.int(),
    environment: z.string(),
    digest: z.string(),
    release: z.int(),
    version: z.string(),
    kind,
    startedAt: z.iso.datetime(),
  }),
  status: 201,
  errors: [409, 415, 422],
});

export const verifyTokenOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/deployments/verify",
  summary: "Ask whether a deploy token would be accepted now",
  description: "Nothing is used up or written down.",
  tag: TAG,
  permission: "deployment:request",
  body: redeemTokenSchema,
  response: z.object({
    valid: z.boolean(),
    reasons: z.array(
      z.object({ code: z.string(), detail: z.string(), gate: z.string().nullable(), url: z.string().nullable() }),
    ),
  }),
  errors: [415, 422],
});

export const reportOutcomeOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/deployments/{number}/outcome",
  summary: "Say how a deployment ended",
  description: "Said once; the same again changes nothing, and the contrary is answered with 409.",
  tag: TAG,
  permission: "deployment:request",
  body: reportOutcomeSchema,
  response: z.object({ deployment: z.int(), result: z.enum(["succeeded", "failed"]) }),
  errors: [409, 415, 422],
});
