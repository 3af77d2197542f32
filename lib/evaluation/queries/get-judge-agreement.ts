import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { itemMetricsOf } from "#lib/evaluation/items/item-metric.ts";
import { type JudgeAgreement, judgeAgreement, type RatedItem } from "#lib/evaluation/ratings/judge-agreement.ts";
import { rubricOf } from "#lib/evaluation/ratings/rubric-of.ts";
import { judgeMetric, type Rubric } from "#lib/evaluation/running/judge/rubric.ts";
import { db, pool } from "#lib/platform/db.ts";

export type JudgeAgreementView = JudgeAgreement & {
  readonly rubric: Rubric;
  /** The judge's score, by its name in the evaluation. */
  readonly metric: string;
  /** How many items people have marked, and how many people. */
  readonly ratedItems: number;
  readonly raters: number;
};

/** More marks than this say nothing new, and resampling them would keep the page waiting. */
const MOST_ITEMS = 2_000;

/** How far the judge of a run says what people say of the same answers; null where no judge was asked. */
export async function getJudgeAgreement(
  access: ProjectAccess<"project:read">,
  number: number,
): Promise<JudgeAgreementView | null> {
  const evaluation = await db().evaluation.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: { id: true, settings: true, itemMetrics: true },
  });
  const rubric = rubricOf(evaluation?.settings);
  if (!evaluation || !rubric) return null;
  const metric = judgeMetric(rubric);
  const place = itemMetricsOf(evaluation.itemMetrics).findIndex((one) => one.metric === metric);
  const { rows } = await pool().query<RatedItem & { raters: string[] }>(
    `SELECT i."values"[$2] AS judge, array_agg(r.rating) AS people, array_agg(r.rater_id) AS raters
       FROM (SELECT DISTINCT ON (position, rater_id) position, rater_id, rating
               FROM item_rating WHERE evaluation_id = $1 AND rubric = $3
              ORDER BY position, rater_id, at DESC, id DESC) r
       JOIN evaluation_item i ON i.evaluation_id = $1 AND i.position = r.position
      GROUP BY i.position, i."values" ORDER BY i.position LIMIT $4`,
    [evaluation.id, place + 1, rubric.name, MOST_ITEMS],
  );
  return {
    ...judgeAgreement(rubric, rows),
    ...{ rubric, metric },
    ratedItems: rows.length,
    raters: new Set(rows.flatMap(({ raters }) => raters)).size,
  };
}
