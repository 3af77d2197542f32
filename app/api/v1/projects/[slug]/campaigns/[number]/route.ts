import { serveProject } from "#lib/access/route.ts";
import { campaignOperation } from "#lib/alignment/operations.ts";
import { getCampaign } from "#lib/alignment/queries/get-campaign.ts";
import { getFigures } from "#lib/alignment/queries/get-figures.ts";
import { campaignNumberOf } from "#lib/alignment/schema.ts";
import { NotFound } from "#lib/platform/errors.ts";

export const GET = serveProject({ ...campaignOperation, permission: "project:read" }, async (access, { params }) => {
  const number = campaignNumberOf(params.number);
  const [campaign, measured] = await Promise.all([getCampaign(access, number), getFigures(access, number)]);
  if (!campaign) throw new NotFound();
  const { alpha = null, fleiss = null, cohen = null } = measured?.figures ?? {};
  return Response.json({ ...campaign, measuredAt: measured?.measuredAt ?? null, alpha, fleiss, cohen });
});
