import { z } from "zod";
import { localPath } from "#lib/access/local-path.ts";

export const PASSWORD_MIN_LENGTH = 10;

export const signInSchema = z.object({
  email: z.string().trim().min(1, "Type your e-mail."),
  password: z.string().min(1, "Type your password."),
  next: z.string().optional().transform(localPath),
});
export type SignIn = z.infer<typeof signInSchema>;
