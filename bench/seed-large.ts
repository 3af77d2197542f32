import type pg from "pg";
import { copyProjects } from "#bench/seed/copy-projects.ts";
import { growEvaluations } from "#bench/seed/evaluations.ts";
import { insertLike } from "#bench/seed/insert-like.ts";
import { growRuns } from "#bench/seed/runs.ts";
import { growTelemetry } from "#bench/seed/telemetry.ts";

export const MANY = 2_000;
export const FEW = 20;
export const LARGE_SLUG = "bench-large";

const SIZES = { evaluations: 2_000, scoresEach: 50, spans: 200_000, sources: 200, ledgerEntries: 20_000 };
const RUNS = { runs: 2_000, paramsEach: 20, metricsEach: 10, pointsEach: 20, fewPoints: 1_000, manyPoints: 100_000 };

/**
 * Makes a small instance with the demo a large one, by SQL and in a minute: thousands of projects that are copies of the
 * demo's, and one project with years of records. What it writes looks true to every query, but its ledger does not verify.
 */
export async function seedLarge(owner: pg.Client, readers: { many: string; few: string }): Promise<void> {
  // Copies break no rule that their originals keep, and checking each row would take longer than writing it.
  await owner.query("SET session_replication_role = replica");
  await copyProjects(owner, {
    copies: `SELECT 'bench-' || i AS slug, 'Bench project ' || i AS name, models.ids[1 + i % cardinality(models.ids)] AS model_id
             FROM generate_series(1, ${MANY}) AS i, (SELECT array_agg(id ORDER BY slug) AS ids FROM project) AS models`,
    skipped: ["data_source", "evaluation", "measure"],
  });
  await copyProjects(owner, {
    copies: `SELECT '${LARGE_SLUG}' AS slug, 'Bench, large' AS name, project_id AS model_id
             FROM evaluation GROUP BY project_id ORDER BY count(*) DESC LIMIT 1`,
    skipped: [],
  });
  await join(owner, readers.many, MANY);
  await join(owner, readers.few, FEW);
  const { rows } = await owner.query<{ id: string }>("SELECT id FROM project WHERE slug = $1", [LARGE_SLUG]);
  await grow(owner, rows[0]?.id ?? "");
  await owner.query("SET session_replication_role = DEFAULT");
  await owner.query("VACUUM ANALYZE");
}

/** Makes somebody a member of the first projects, in every role, and the lead of the large one. */
async function join(owner: pg.Client, userId: string, count: number): Promise<void> {
  await owner.query(
    `INSERT INTO membership (project_id, user_id, role)
     SELECT id, $1::uuid, (ARRAY['lead', 'contributor', 'reviewer', 'stakeholder'])[1 + i % 4]::"ProjectRole"
     FROM (SELECT id, substr(slug, 7)::int AS i FROM project WHERE slug ~ '^bench-[0-9]+$') AS copies
     WHERE i <= $2
     UNION ALL SELECT id, $1::uuid, 'lead' FROM project WHERE slug = $3`,
    [userId, count, count === MANY ? LARGE_SLUG : ""],
  );
}

async function grow(owner: pg.Client, projectId: string): Promise<void> {
  await growEvaluations(owner, projectId, SIZES);
  await growTelemetry(owner, projectId, SIZES.spans);
  await growRuns(owner, projectId, RUNS);
  await insertLike(owner, "data_source", {
    from: `(SELECT * FROM data_source WHERE project_id = '${projectId}' AND retired_at IS NULL ORDER BY number LIMIT 1) AS old,
           generate_series(1, ${SIZES.sources}) AS i`,
    columns: { id: "uuidv7()", number: "1000 + i", name: "'Source ' || i" },
  });
  await insertLike(owner, "ledger_entry", {
    from: `(SELECT * FROM ledger_entry WHERE chain = '${projectId}' ORDER BY seq DESC LIMIT 1) AS old,
           generate_series(1, ${SIZES.ledgerEntries}) AS i`,
    columns: { seq: "old.seq + i", at: "old.at + i * interval '1 minute'" },
  });
}
