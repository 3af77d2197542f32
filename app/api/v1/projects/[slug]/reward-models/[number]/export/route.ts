import { serveProject } from "#lib/access/route.ts";
import { exportRewardModel } from "#lib/alignment/queries/export-reward-model.ts";
import { exportRewardModelOperation } from "#lib/alignment/reward-models/operations.ts";
import { campaignNumberOf } from "#lib/alignment/schema.ts";
import { byteStream } from "#lib/platform/byte-stream.ts";
import { downloadHeaders } from "#lib/platform/download.ts";
import { NotFound } from "#lib/platform/errors.ts";

export const GET = serveProject(exportRewardModelOperation, async (access, { params }) => {
  const file = await exportRewardModel(access, campaignNumberOf(params.number));
  if (!file) throw new NotFound();
  return new Response(byteStream(file.bytes), { headers: downloadHeaders(file.name) });
});
