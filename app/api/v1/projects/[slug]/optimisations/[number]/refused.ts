import { problem } from "#lib/access/problem.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { pointerTo } from "#lib/platform/json-value.ts";
import type { Refusal } from "#lib/platform/outcome.ts";

/** What a refusal of a sheet's command is to a machine. */
export function refused({ reason, message, field }: Refusal): Response {
  if (reason === "no-such-sheet") throw new NotFound();
  const errors = field ? [{ pointer: pointerTo(field.split(".")), detail: message }] : undefined;
  return problem(422, { reason, detail: message, errors });
}
