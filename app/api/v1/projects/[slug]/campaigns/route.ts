import { problem } from "#lib/access/problem.ts";
import { BODY_STATUS, serveProject } from "#lib/access/route.ts";
import { createCampaign } from "#lib/alignment/commands/create-campaign.ts";
import { MAX_ITEMS_BYTES } from "#lib/alignment/limits.ts";
import { campaignsOperation, createCampaignOperation, ITEM_TYPES } from "#lib/alignment/operations.ts";
import { listCampaigns } from "#lib/alignment/queries/list-campaigns.ts";
import { openBody, refusingBody } from "#lib/platform/http-body.ts";

export const GET = serveProject({ ...campaignsOperation, permission: "project:read" }, async (access, { query }) =>
  Response.json(await listCampaigns(access, query)),
);

export const POST = serveProject(
  { ...createCampaignOperation, permission: "campaign:update" },
  async (access, { request, query }) => {
    const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
    if (!ITEM_TYPES.includes(type)) return problem(415, { detail: "Send the items as application/x-ndjson." });
    const created = await refusingBody(async () => {
      const body = await openBody(request, { maxBytes: MAX_ITEMS_BYTES, maxDecodedBytes: MAX_ITEMS_BYTES });
      return body.ok ? createCampaign(access, query, body.value) : body;
    });
    if (created.ok) return Response.json(created.value, { status: 201 });
    const { reason, message } = created;
    const status = Object.hasOwn(BODY_STATUS, reason) ? BODY_STATUS[reason as keyof typeof BODY_STATUS] : 422;
    return problem(status, { reason, detail: message });
  },
);
