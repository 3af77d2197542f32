import { z } from "zod";
import { environmentKey } from "#lib/deployment/environments/schema.ts";
import { artefactDigest } from "#lib/deployment/releases/schema.ts";

export const requestTokenSchema = z.object({
  environment: environmentKey.describe("The environment's key: staging, production."),
  digest: artefactDigest.describe("The artefact's: sha256: and 64 hex digits."),
});
export type RequestToken = z.output<typeof requestTokenSchema>;

export const redeemTokenSchema = requestTokenSchema.extend({
  token: z.string().trim().min(1).max(4_000).describe("The deploy token."),
});
export type RedeemToken = z.output<typeof redeemTokenSchema>;

export const reportOutcomeSchema = z.object({
  result: z.enum(["succeeded", "failed"]),
  note: z.string().trim().max(1_000, "Use 1 000 characters or fewer.").default(""),
});
export type ReportOutcome = z.output<typeof reportOutcomeSchema>;

/** As the header `Idempotency-Key` carries it. */
export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, "Use 1 to 200 visible ASCII characters.")
  .nullable();
