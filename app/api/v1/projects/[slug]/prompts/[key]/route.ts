import { serveProject } from "#lib/access/route.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { promptOperation, versionResource } from "#lib/prompts/operations.ts";
import { getVersion } from "#lib/prompts/queries/get-version.ts";

export const GET = serveProject(promptOperation, async (access, { request, params, query }) => {
  const version = await getVersion(access, params.key ?? "", query);
  if (!version) throw new NotFound();
  // Labels may move while the content stays, so both are what the answer is known by.
  const etag = `"${version.contentSha256.slice(0, 32)}-${version.number}-${version.labels.join(",")}"`;
  const headers = { etag, "cache-control": "private, no-cache" };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return Response.json(versionResource(version), { headers });
});
