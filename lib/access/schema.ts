import { z } from "zod";
import { localPath } from "#lib/access/local-path.ts";

export const PASSWORD_MIN_LENGTH = 10;
/** The upper bound keeps a hash from costing more than it should. */
export const PASSWORD_MAX_LENGTH = 200;

export const signInSchema = z.object({
  email: z.string().trim().min(1, "Type your e-mail.").max(254, "Use 254 characters or fewer."),
  password: z
    .string()
    .min(1, "Type your password.")
    .max(PASSWORD_MAX_LENGTH, `Use ${PASSWORD_MAX_LENGTH} characters or fewer.`),
  next: z.string().optional().transform(localPath),
});
export type SignIn = z.infer<typeof signInSchema>;
