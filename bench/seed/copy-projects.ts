import type pg from "pg";
import { insertLike } from "#bench/seed/insert-like.ts";

type Copies = {
  /** SQL that yields slug, name and model_id. */
  readonly copies: string;
  /** Tables of which nothing is copied, nor of what hangs on them. */
  readonly skipped: readonly string[];
};

/** What belongs to a project, and by which column it hangs on a row that does. */
const PARTS: Readonly<Record<string, readonly [table: string, by: string][]>> = {
  round: [],
  policy: [],
  checklist: [
    ["checklist_answer", "checklist_id"],
    ["checklist_evidence", "checklist_id"],
  ],
  sign_off: [],
  waiver: [],
  phase_note: [],
  gate_verdict: [],
  standing: [],
  review_request: [],
  scope_brief: [],
  market_entry: [],
  interview: [["interview_objective", "interview_id"]],
  technology_option: [],
  feasibility: [],
  risk_assessment: [],
  objective: [["objective_revision", "objective_id"]],
  data_source: [
    ["data_source_revision", "source_id"],
    ["consent_record", "source_id"],
  ],
  evaluation: [["score", "evaluation_id"]],
  measure: [],
};

const REFERENCES = ["checklist_id", "interview_id", "objective_id", "source_id", "evaluation_id", "measure_id"];

/** Copies projects with their records. Each copy's ids follow from the original's, and sort as they do. */
export async function copyProjects(owner: pg.Client, { copies, skipped }: Copies): Promise<void> {
  await owner.query(`CREATE TEMP TABLE copy AS SELECT uuidv7() AS id, * FROM (${copies}) AS wanted`);
  await insertLike(owner, "project", {
    from: "project AS old JOIN copy ON copy.model_id = old.id",
    columns: { id: "copy.id", slug: "copy.slug", name: "copy.name" },
  });
  await insertLike(owner, "ledger_entry", {
    from: "ledger_entry AS old JOIN copy ON copy.model_id::text = old.chain",
    columns: { chain: "copy.id::text" },
  });
  const columns = {
    id: copyOf("old.id"),
    project_id: "copy.id",
    replaces_id: copyOf("old.replaces_id"),
    ...Object.fromEntries(REFERENCES.map((name) => [name, copyOf(`old.${name}`)])),
  };
  for (const [table, children] of Object.entries(PARTS)) {
    if (skipped.includes(table)) continue;
    await insertLike(owner, table, { from: `${table} AS old JOIN copy ON copy.model_id = old.project_id`, columns });
    for (const [child, by] of children) {
      const from = `${child} AS old JOIN ${table} AS parent ON parent.id = old.${by} JOIN copy ON copy.model_id = parent.project_id`;
      await insertLike(owner, child, { from, columns });
    }
  }
  await owner.query("DROP TABLE copy");
}

/** The time at the front of the old id, with a rest of its own. */
function copyOf(id: string): string {
  return `(left(${id}::text, 14) || substr(md5(copy.id::text || ${id}::text)::uuid::text, 15))::uuid`;
}
