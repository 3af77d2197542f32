import { serveProject } from "#lib/access/route.ts";
import { judgeLabelsOperation } from "#lib/alignment/judges/operations.ts";
import { exportJudgeLabels } from "#lib/alignment/queries/export-judge-labels.ts";
import { campaignNumberOf } from "#lib/alignment/schema.ts";
import { byteStream } from "#lib/platform/byte-stream.ts";
import { downloadHeaders } from "#lib/platform/download.ts";
import { NotFound } from "#lib/platform/errors.ts";

export const GET = serveProject(judgeLabelsOperation, async (access, { params }) => {
  const file = await exportJudgeLabels(access, campaignNumberOf(params.number));
  if (!file) throw new NotFound();
  return new Response(byteStream(file.bytes), { headers: downloadHeaders(file.name) });
});
