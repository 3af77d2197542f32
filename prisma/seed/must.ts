import type { Outcome } from "#lib/platform/outcome.ts";

/** The value of an outcome that cannot be refused here: a demo that its own commands refuse is a mistake in the demo. */
export function must<T>(outcome: Outcome<T, string>): T {
  if (!outcome.ok) throw new Error(`Refused (${outcome.reason}): ${outcome.message}`);
  return outcome.value;
}
