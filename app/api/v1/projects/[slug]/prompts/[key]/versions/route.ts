import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { pointerTo } from "#lib/platform/json-value.ts";
import { publishVersion } from "#lib/prompts/commands/publish-version.ts";
import { publishVersionOperation, versionsOperation } from "#lib/prompts/operations.ts";
import { getPrompt, listVersions } from "#lib/prompts/queries/get-prompt.ts";

export const GET = serveProject(versionsOperation, async (access, { params, query }) => {
  const prompt = await getPrompt(access, params.key ?? "");
  if (!prompt) throw new NotFound();
  const { items, ...page } = await listVersions(access, prompt.id, query.page);
  return Response.json({
    ...page,
    items: items.map(({ number, contentSha256, ...head }) => ({ ...head, version: number, sha256: contentSha256 })),
  });
});

export const POST = serveProject(publishVersionOperation, async (access, { params, body }) => {
  const published = await publishVersion(access, { prompt: params.key ?? "", ...body });
  if (published.ok) return Response.json(published.value, { status: 201 });
  const { reason, message, field } = published;
  if (reason === "no-such-prompt") throw new NotFound();
  if (reason === "same-content") return problem(409, { reason, detail: message });
  const errors = field ? [{ pointer: pointerTo(["content", ...field.split(".")]), detail: message }] : undefined;
  return problem(422, { reason, detail: message, errors });
});
