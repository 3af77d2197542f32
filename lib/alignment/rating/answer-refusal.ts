import { problem } from "#lib/access/problem.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { pointerTo } from "#lib/platform/json-value.ts";
import type { Refusal } from "#lib/platform/outcome.ts";

/** A refusal of a rater's request: what is not theirs is not there, what came at a wrong time is a conflict. */
export function answerRefusal({ reason, message, field }: Refusal): Response {
  if (reason === "no-such-campaign") throw new NotFound();
  const errors = field ? [{ pointer: pointerTo([field]), detail: message }] : undefined;
  return problem(field ? 422 : 409, { reason, detail: message, errors });
}
