import type { ChecklistTemplate, TemplateItem } from "#lib/lifecycle/checklist-template.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { type TemplateKey, templateOf } from "#lib/lifecycle/templates.ts";
import type { Tx } from "#lib/platform/db.ts";

/** The checklist of the round a phase is in, and one item of it; null when there is none. */
export async function findChecklist(
  tx: Tx,
  projectId: string,
  templateKey: TemplateKey,
  itemKey: string,
): Promise<{ checklistId: string; template: ChecklistTemplate<TemplateKey>; item: TemplateItem } | null> {
  const template = templateOf(templateKey);
  const item = template.items.find((one) => one.key === itemKey);
  const round = await currentRound(tx, projectId, template.phase);
  const checklist = await tx.checklist.findUnique({
    where: { projectId_phase_round_templateKey: { projectId, phase: template.phase, round, templateKey } },
    select: { id: true },
  });
  return item && checklist ? { checklistId: checklist.id, template, item } : null;
}
