import { z } from "zod";
import { PHASE_KEYS } from "#lib/lifecycle/phases.ts";

/** One thing that keeps an artefact from going out. */
export const deployReasonSchema = z.object({
  /** Dotted and stable: digest.unknown, signature.stale, token.replayed, or what a gate's finding says. */
  code: z.string(),
  detail: z.string(),
  /** The gate that says so, where one does. */
  gate: z.enum(PHASE_KEYS).nullable(),
  /** Where a person can act on it, below the project. */
  path: z.string().nullable(),
});
export type DeployReason = z.infer<typeof deployReasonSchema>;

export function reason(code: string, detail: string, path: string | null = null): DeployReason {
  return { code, detail, gate: null, path };
}

/** As they were kept. */
export function readReasons(stored: unknown): readonly DeployReason[] {
  return z.array(deployReasonSchema).parse(stored);
}
