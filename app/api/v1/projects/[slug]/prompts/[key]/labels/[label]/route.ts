import { may, type ProjectAccess } from "#lib/access/access.ts";
import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { Forbidden, NotFound } from "#lib/platform/errors.ts";
import { moveLabel, promote } from "#lib/prompts/commands/move-label.ts";
import { moveLabelOperation } from "#lib/prompts/operations.ts";
import { PRODUCTION } from "#lib/prompts/rules/labels.ts";
import { moveLabelSchema } from "#lib/prompts/schema.ts";

export const PUT = serveProject(moveLabelOperation, async (access, { params, body }) => {
  const input = moveLabelSchema.safeParse({ ...body, prompt: params.key, label: params.label });
  if (!input.success) {
    if (input.error.issues.some(({ path }) => path[0] === "prompt")) throw new NotFound();
    return problem(422, { reason: "invalid", detail: `label: ${input.error.issues[0]?.message}` });
  }
  const moved = await (input.data.label === PRODUCTION
    ? promote(promoting(access), input.data)
    : moveLabel(access, input.data));
  if (moved.ok) return Response.json(moved.value);
  const { reason, message } = moved;
  if (reason === "no-such-prompt") throw new NotFound();
  return problem(reason === "no-such-version" ? 422 : 409, { reason, detail: message });
});

function promoting(access: ProjectAccess<"prompt:update">): ProjectAccess<"prompt:promote"> {
  if (!may(access, "prompt:promote")) throw new Forbidden("prompt:promote");
  return access;
}
