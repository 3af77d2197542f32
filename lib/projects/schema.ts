import { z } from "zod";
import { PROJECT_ROLES, TOKEN_PERMISSIONS } from "#lib/access/permissions.ts";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "#lib/access/schema.ts";

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

export const newPasswordSchema = z
  .string()
  .min(PASSWORD_MIN_LENGTH, `Use ${PASSWORD_MIN_LENGTH} characters or more.`)
  .max(PASSWORD_MAX_LENGTH, `Use ${PASSWORD_MAX_LENGTH} characters or fewer.`);

export const setUpSchema = z.object({ name: personNameSchema, email: emailSchema, password: newPasswordSchema });
export type SetUp = z.infer<typeof setUpSchema>;

const projectRole = z.enum(PROJECT_ROLES, "Choose a role.");

export const memberRoleSchema = z.object({ userId: z.uuid(), role: projectRole });
export type MemberRole = z.infer<typeof memberRoleSchema>;

/** Names one person: a member, or an account. */
export const personSchema = z.object({ userId: z.uuid() });

export const invitationSchema = z.object({ email: emailSchema, role: projectRole });
export type NewInvitation = z.infer<typeof invitationSchema>;

export const accountInvitationSchema = z.object({ email: emailSchema });

export const invitationIdSchema = z.object({ invitationId: z.uuid() });

export const joinSchema = z.object({ token: z.string().min(1).max(200) });
export const registerSchema = joinSchema.extend({ name: personNameSchema, password: newPasswordSchema });
export type Registration = z.infer<typeof registerSchema>;

export const newTokenSchema = z.object({
  name: z.string().trim().min(1, "Name it after what uses it.").max(60, "Use 60 characters or fewer."),
  permissions: z
    .array(z.enum(TOKEN_PERMISSIONS))
    .min(1, "Choose at least one permission.")
    .transform((chosen) => [...new Set(chosen)]),
  days: z.coerce.number().int().min(1, "At least a day.").max(365, "At most 365 days."),
});
export type NewToken = z.infer<typeof newTokenSchema>;

export const tokenIdSchema = z.object({ tokenId: z.uuid() });

export const accountRoleSchema = z.object({ userId: z.uuid(), role: z.enum(["admin", "member"]) });
export const accountDisabledSchema = z.object({ userId: z.uuid(), disabled: z.stringbool() });

export const profileSchema = z.object({ name: personNameSchema });
export const passwordChangeSchema = z.object({
  currentPassword: z
    .string()
    .min(1, "Type your current password.")
    .max(PASSWORD_MAX_LENGTH, `Use ${PASSWORD_MAX_LENGTH} characters or fewer.`),
  newPassword: newPasswordSchema,
});
export type PasswordChange = z.infer<typeof passwordChangeSchema>;

export const sessionIdSchema = z.object({ sessionId: z.uuid() });
