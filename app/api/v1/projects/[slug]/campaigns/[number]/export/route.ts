import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { exportCampaignOperation } from "#lib/alignment/operations.ts";
import { exportCampaign } from "#lib/alignment/queries/export-campaign.ts";
import { campaignNumberOf } from "#lib/alignment/schema.ts";
import { byteStream } from "#lib/platform/byte-stream.ts";
import { downloadHeaders } from "#lib/platform/download.ts";
import { NotFound } from "#lib/platform/errors.ts";

export const GET = serveProject(
  { ...exportCampaignOperation, permission: "record:read" },
  async (access, { params, query }) => {
    const file = await exportCampaign(access, campaignNumberOf(params.number), query);
    if (!file) throw new NotFound();
    if (!file.ok) return problem(422, { reason: file.reason, detail: file.message });
    const { name, bytes, dropped } = file.value;
    return new Response(byteStream(bytes), { headers: { ...downloadHeaders(name), "x-cairn-dropped": `${dropped}` } });
  },
);
