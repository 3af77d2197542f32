import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { REWARD_MODEL_FIELDS, rewardModelView } from "#lib/alignment/reward-models/model-fields.ts";
import type { RewardModelView } from "#lib/alignment/reward-models/views.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, type PageRequest, pageOf, slice } from "#lib/platform/paging.ts";

/** The reward models of a project, the newest first. */
export async function listRewardModels(
  access: ProjectAccess<"project:read">,
  asked: PageRequest,
): Promise<Page<RewardModelView>> {
  const where = { projectId: access.project.id };
  const [total, rows] = await Promise.all([
    db().rewardModel.count({ where }),
    db().rewardModel.findMany({ where, orderBy: { number: "desc" }, ...slice(asked), select: REWARD_MODEL_FIELDS }),
  ]);
  return pageOf(rows.map(rewardModelView), total, asked);
}
