import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { CAMPAIGN_FIELDS, campaignViewOf } from "#lib/alignment/campaign-fields.ts";
import type { CampaignView } from "#lib/alignment/views.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, type PageRequest, pageOf, slice } from "#lib/platform/paging.ts";

/** A page of the campaigns, the newest first. */
export async function listCampaigns(
  access: ProjectAccess<"project:read">,
  request: PageRequest,
): Promise<Page<CampaignView>> {
  const where = { projectId: access.project.id };
  const [rows, total] = await Promise.all([
    db().campaign.findMany({ where, orderBy: { number: "desc" }, ...slice(request), select: CAMPAIGN_FIELDS }),
    db().campaign.count({ where }),
  ]);
  return pageOf(rows.map(campaignViewOf), total, request);
}
