import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { Turns } from "#lib/alignment/items/campaign-item.ts";
import { textOfTurns } from "#lib/alignment/items/text-of-turns.ts";
import type { Choice } from "#lib/alignment/judges/read-choice.ts";
import { type Verdict, verdictOf } from "#lib/alignment/judges/verdict.ts";
import type { JudgedPairView } from "#lib/alignment/judges/views.ts";
import { db, pool } from "#lib/platform/db.ts";
import { type Page, type PageRequest, pageOf, slice } from "#lib/platform/paging.ts";

type Asked = PageRequest & { readonly verdict?: Verdict };

type Row = {
  readonly position: number;
  readonly prompt: Turns;
  readonly responseA: Turns;
  readonly responseB: Turns;
  readonly modelA: string | null;
  readonly modelB: string | null;
  readonly aFirst: Choice | null;
  readonly bFirst: Choice | null;
  readonly aText: string;
  readonly bText: string;
  readonly total: number;
};

/** A page of the pairs a judge was asked about in both orders, in the order of the campaign; null where there is no such run. */
export async function listJudgedPairs(
  access: ProjectAccess<"record:read">,
  number: number,
  { verdict, ...asked }: Asked,
): Promise<Page<JudgedPairView> | null> {
  const run = await db().judgeRun.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: { id: true, campaignId: true },
  });
  if (!run) return null;
  const { skip, take } = slice(asked);
  const { rows } = await pool().query<Row>(
    `SELECT a.position, i.prompt, i.response_a AS "responseA", i.response_b AS "responseB", i.model_a AS "modelA",
            i.model_b AS "modelB", a.preferred AS "aFirst", b.preferred AS "bFirst",
            coalesce(nullif(a.reason, ''), a.error, a.said, '') AS "aText",
            coalesce(nullif(b.reason, ''), b.error, b.said, '') AS "bText", (count(*) OVER ())::int AS total
       FROM judge_answer a
       JOIN judge_answer b ON b.judge_run_id = a.judge_run_id AND b.position = a.position AND b.shown_first = 'b'
       JOIN campaign_item i ON i.campaign_id = $2 AND i.position = a.position
      WHERE a.judge_run_id = $1 AND a.shown_first = 'a' AND ($3::text IS NULL OR ${VERDICT} = $3)
      ORDER BY a.position OFFSET $4 LIMIT $5`,
    [run.id, run.campaignId, verdict ?? null, skip, take],
  );
  return pageOf(rows.map(pairView), rows[0]?.total ?? 0, asked);
}

/** As `verdictOf` decides; in SQL, so that a page of one verdict needs no walk through all. */
const VERDICT = `CASE
  WHEN a.preferred IS NULL OR b.preferred IS NULL THEN 'unread'
  WHEN a.preferred = 'tie' AND b.preferred = 'tie' THEN 'tie'
  WHEN a.preferred = 'first' AND b.preferred = 'second' THEN 'a'
  WHEN a.preferred = 'second' AND b.preferred = 'first' THEN 'b'
  ELSE 'inconsistent' END`;

function pairView({ aFirst, bFirst, aText, bText, total: _total, ...row }: Row): JudgedPairView {
  return {
    position: row.position,
    prompt: textOfTurns(row.prompt),
    answerA: textOfTurns(row.responseA),
    answerB: textOfTurns(row.responseB),
    ...{ modelA: row.modelA, modelB: row.modelB },
    verdict: verdictOf({ aFirst, bFirst }),
    said: [
      { shownFirst: "a", preferred: aFirst, text: aText },
      { shownFirst: "b", preferred: bFirst, text: bText },
    ],
  };
}
