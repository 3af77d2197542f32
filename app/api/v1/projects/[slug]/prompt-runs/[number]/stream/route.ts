import { serveProject } from "#lib/access/route.ts";
import { textStream } from "#lib/platform/byte-stream.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { getPromptRun } from "#lib/prompts/queries/get-run.ts";
import { asServerSent, followRun } from "#lib/prompts/running/follow-run.ts";
import { followPromptRunOperation } from "#lib/prompts/running/operations.ts";
import { runNumberOf } from "#lib/prompts/running/schema.ts";

/** It only reads, so a page of another site that opens it changes nothing, and can read none of it. */
export const GET = serveProject(followPromptRunOperation, async (access, { request, params, query }) => {
  const run = await getPromptRun(access, runNumberOf(params.number));
  if (!run) throw new NotFound();
  const lastId = request.headers.get("last-event-id") ?? "";
  const after = /^\d{1,15}$/.test(lastId) ? Number(lastId) : 0;
  const events = followRun({ runId: run.id, ...query, after, signal: request.signal });
  return new Response(textStream(asServerSent(events)), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // A proxy, or this server's own compression, would hold the events back until it has enough of them.
      "cache-control": "private, no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
});
