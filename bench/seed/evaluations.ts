import type pg from "pg";
import { insertLike } from "#bench/seed/insert-like.ts";

type Size = { readonly evaluations: number; readonly scoresEach: number };

/** Gives a project a history of evaluations, one every four hours, each with a score of every measure. */
export async function growEvaluations(owner: pg.Client, projectId: string, size: Size): Promise<void> {
  await insertLike(owner, "measure", {
    from: `(SELECT * FROM measure WHERE project_id = '${projectId}' ORDER BY id LIMIT 1) AS old,
           generate_series((SELECT count(*) FROM measure WHERE project_id = '${projectId}') + 1, ${size.scoresEach}) AS i`,
    columns: { id: "uuidv7()", task: "'bench-' || i", task_alias: "'Bench ' || i" },
  });
  await insertLike(owner, "evaluation", {
    from: `(SELECT * FROM evaluation WHERE project_id = '${projectId}' ORDER BY number LIMIT 1) AS old,
           generate_series(1, ${size.evaluations}) AS i`,
    columns: {
      id: "uuidv7()",
      number: "100 + i",
      name: "'Run ' || i",
      content_sha256: "md5(i::text)",
      evaluated_at: `now() - (${size.evaluations} - i) * interval '4 hours'`,
      score_count: String(size.scoresEach),
    },
  });
  await insertLike(owner, "score", {
    from: `(SELECT * FROM score WHERE value IS NOT NULL AND NOT is_group AND interval_low IS NOT NULL LIMIT 1) AS old,
           (SELECT * FROM evaluation WHERE project_id = '${projectId}' AND number > 100) AS e,
           (SELECT id, row_number() OVER (ORDER BY id) - 1 AS position FROM measure
            WHERE project_id = '${projectId}' LIMIT ${size.scoresEach}) AS m`,
    columns: {
      evaluation_id: "e.id",
      position: "m.position",
      measure_id: "m.id",
      evaluation_number: "e.number",
      evaluated_at: "e.evaluated_at",
    },
  });
}
