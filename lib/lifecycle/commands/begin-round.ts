import type { Phase } from "#lib/lifecycle/phases.ts";
import { TEMPLATES } from "#lib/lifecycle/templates.ts";
import type { Tx } from "#lib/platform/db.ts";

/**
 * Writes a round and its checklists, at the templates' present versions. Answers of the round before are carried over
 * under their authors' names, for nothing of what was found out is lost; signatures are not.
 */
export async function beginRound(
  tx: Tx,
  round: {
    projectId: string;
    phase: Phase;
    number: number;
    reason: string | null;
    startedById: string | null;
    at: Date;
  },
): Promise<void> {
  const { projectId, phase, number, reason, startedById, at } = round;
  await tx.round.create({ data: { projectId, phase, number, reason, startedById, startedAt: at } });
  const templates = TEMPLATES.filter((template) => template.phase === phase);
  await tx.checklist.createMany({
    data: templates.map(({ key, version }) => ({
      projectId,
      phase,
      round: number,
      templateKey: key,
      templateVersion: version,
      createdAt: at,
    })),
  });
  if (number > 1) await carryOver(tx, projectId, phase, number);
}

async function carryOver(tx: Tx, projectId: string, phase: Phase, number: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO checklist_answer (id, checklist_id, item_key, state, note, answered_by_id, answered_at)
    SELECT gen_random_uuid(), here.id, last.item_key, last.state, last.note, last.answered_by_id, last.answered_at
    FROM checklist AS here
    JOIN checklist AS before ON before.project_id = here.project_id AND before.phase = here.phase
      AND before.template_key = here.template_key AND before.round = here.round - 1
    CROSS JOIN LATERAL (
      SELECT DISTINCT ON (item_key) * FROM checklist_answer
      WHERE checklist_id = before.id ORDER BY item_key, answered_at DESC, id DESC
    ) AS last
    WHERE here.project_id = ${projectId}::uuid AND here.phase = ${phase}::"Phase" AND here.round = ${number}`;
  await tx.$executeRaw`
    INSERT INTO checklist_evidence (id, checklist_id, item_key, title, url, attachment_id, sha256, added_by_id, added_at)
    SELECT gen_random_uuid(), here.id, old.item_key, old.title, old.url, old.attachment_id, old.sha256, old.added_by_id, old.added_at
    FROM checklist AS here
    JOIN checklist AS before ON before.project_id = here.project_id AND before.phase = here.phase
      AND before.template_key = here.template_key AND before.round = here.round - 1
    JOIN checklist_evidence AS old ON old.checklist_id = before.id AND old.removed_at IS NULL
    WHERE here.project_id = ${projectId}::uuid AND here.phase = ${phase}::"Phase" AND here.round = ${number}`;
}
