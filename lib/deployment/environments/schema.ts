import { z } from "zod";
import { REQUIRABLE_GATES, TOKEN_SECONDS } from "#lib/deployment/environments/defaults.ts";
import { PHASE_KEYS } from "#lib/lifecycle/phases.ts";

export const environmentKey = z
  .string()
  .trim()
  .regex(/^[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/, "Use 1 to 40 lower-case letters, digits and dashes: eu-production.");

const settings = z.object({
  name: z.string().trim().min(1, "Give it a name.").max(60, "Use 60 characters or fewer."),
  description: z.string().trim().max(500, "Use 500 characters or fewer.").default(""),
  position: z.coerce
    .number("Write a whole number from 1.")
    .int("Write a whole number from 1.")
    .min(1, "Write a whole number from 1.")
    .max(99, "Use 99 or less."),
  requiredGates: z
    .array(z.enum(PHASE_KEYS))
    .default([])
    .refine((gates) => gates.every((gate) => REQUIRABLE_GATES.includes(gate)), "Monitoring cannot be asked for.")
    // In the order of the phases, so that equal choices are equal rows.
    .transform((gates) => REQUIRABLE_GATES.filter((gate) => gates.includes(gate))),
  approvals: z.coerce
    .number("Write a number from 1 to 9.")
    .int("Write a whole number.")
    .min(1, "One person besides the author has to approve.")
    .max(9, "Use 9 or fewer."),
  tokenSeconds: z.coerce
    .number("Write a number of seconds.")
    .int("Write a whole number.")
    .min(TOKEN_SECONDS.least, `Give a pipeline ${TOKEN_SECONDS.least} seconds or more.`)
    .max(TOKEN_SECONDS.most, `A token holds ${TOKEN_SECONDS.most} seconds at most.`),
});

export const addEnvironmentSchema = settings.extend({ key: environmentKey });
export type AddEnvironment = z.output<typeof addEnvironmentSchema>;

export const changeEnvironmentSchema = settings.extend({ key: environmentKey });
export type ChangeEnvironment = z.output<typeof changeEnvironmentSchema>;

export const retireEnvironmentSchema = z.object({
  key: environmentKey,
  reason: z.string().trim().min(10, "Say why, in 10 characters or more.").max(500, "Use 500 characters or fewer."),
});
export type RetireEnvironment = z.output<typeof retireEnvironmentSchema>;
