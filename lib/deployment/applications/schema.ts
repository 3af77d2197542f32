import { z } from "zod";
import { APPLICATION_KIND_KEYS } from "#lib/deployment/applications/vocabulary.ts";
import { environmentKey } from "#lib/deployment/environments/schema.ts";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";

const rowNumber = z.coerce.number().int().min(1).max(MAX_ROW_NUMBER);

const content = z.object({
  name: z.string().trim().min(1, "Give it a name.").max(100, "Use 100 characters or fewer."),
  serviceName: z
    .string()
    .trim()
    .min(1, "Write the service.name that its telemetry carries.")
    .max(200, "Use 200 characters or fewer."),
  kind: z.enum(APPLICATION_KIND_KEYS, "Say what it does."),
  owner: z.string().trim().min(1, "Name whoever answers for it.").max(200, "Use 200 characters or fewer."),
  /** Null: it uses none yet. */
  environment: z
    .union([z.literal("").transform(() => null), z.null(), environmentKey])
    .optional()
    .transform((key) => key ?? null),
  /** Null: whatever runs in its environment. */
  release: z
    .union([z.literal("").transform(() => null), z.null(), rowNumber])
    .optional()
    .transform((number) => number ?? null),
  users: z.string().trim().max(1_000, "Use 1 000 characters or fewer.").default(""),
  purpose: z
    .string()
    .trim()
    .min(10, "Say what it is for, in 10 characters or more.")
    .max(2_000, "Use 2 000 characters or fewer."),
  riskNote: z.string().trim().max(2_000, "Use 2 000 characters or fewer.").default(""),
});

export const registerApplicationSchema = content;
export type RegisterApplication = z.output<typeof registerApplicationSchema>;

export const editApplicationSchema = content.extend({ application: rowNumber, revision: rowNumber });
export type EditApplication = z.output<typeof editApplicationSchema>;

export const retireApplicationSchema = z.object({
  application: rowNumber,
  reason: z.string().trim().min(10, "Say why, in 10 characters or more.").max(500, "Use 500 characters or fewer."),
});
export type RetireApplication = z.output<typeof retireApplicationSchema>;

export const applicationsSearch = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  retired: z.literal("yes").or(z.literal("")).catch(""),
});
