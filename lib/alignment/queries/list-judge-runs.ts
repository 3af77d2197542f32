import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { JUDGE_RUN_FIELDS, judgeRunView } from "#lib/alignment/judges/run-fields.ts";
import type { JudgeRunView } from "#lib/alignment/judges/views.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, type PageRequest, pageOf, slice } from "#lib/platform/paging.ts";

/** The runs of judges in a project, the newest first. */
export async function listJudgeRuns(
  access: ProjectAccess<"project:read">,
  asked: PageRequest,
): Promise<Page<JudgeRunView>> {
  const where = { projectId: access.project.id };
  const [total, rows] = await Promise.all([
    db().judgeRun.count({ where }),
    db().judgeRun.findMany({ where, orderBy: { number: "desc" }, ...slice(asked), select: JUDGE_RUN_FIELDS }),
  ]);
  return pageOf(rows.map(judgeRunView), total, asked);
}
