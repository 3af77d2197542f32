import { z } from "zod";
import { PASSWORD_MIN_LENGTH } from "#lib/access/schema.ts";

/** Names of routes below /projects that a slug must not take. */
const RESERVED_SLUGS = ["new"];

export const slugSchema = z
  .string()
  .trim()
  .min(2, "Use 2 characters or more.")
  .max(60, "Use 60 characters or fewer.")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use lower-case letters, digits and single hyphens.")
  .refine((slug) => !RESERVED_SLUGS.includes(slug), "This address is taken by Cairn itself.");

/** An ISO day, or nothing. */
export const optionalDay = z
  .union([z.literal(""), z.iso.date("Write the day as 2026-12-31.")])
  .optional()
  .transform((day) => (day ? day : null));

export const newProjectSchema = z.object({
  name: z
    .string()
    .trim()
    .min(2, "Give the project a name of 2 characters or more.")
    .max(80, "Use 80 characters or fewer."),
  slug: z.union([z.literal(""), slugSchema]).optional(),
  summary: z.string().trim().max(500, "Use 500 characters or fewer.").default(""),
  dueOn: optionalDay,
});
export type NewProject = z.infer<typeof newProjectSchema>;

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "Use 254 characters or fewer.")
  .pipe(z.email("Write an address such as ada@example.com."));

export const personNameSchema = z
  .string()
  .trim()
  .min(2, "Use 2 characters or more.")
  .max(80, "Use 80 characters or fewer.");

/** The upper bound keeps a hash from costing more than it should. */
export const newPasswordSchema = z
  .string()
  .min(PASSWORD_MIN_LENGTH, `Use ${PASSWORD_MIN_LENGTH} characters or more.`)
  .max(200, "Use 200 characters or fewer.");

export const setUpSchema = z.object({ name: personNameSchema, email: emailSchema, password: newPasswordSchema });
export type SetUp = z.infer<typeof setUpSchema>;
