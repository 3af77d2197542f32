import { authorOf, may, type ProjectAccess } from "#lib/access/access.ts";
import { type Change, changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { changedFields, definitionOf, type ObjectiveDefinition, whyNotEdit } from "#lib/scope/rules/objective.ts";
import { whyNotSave } from "#lib/scope/rules/revision.ts";
import type { ObjectiveInput } from "#lib/scope/schema.ts";

type SetObjective = Outcome<
  { id: string; number: number },
  "not-there" | "changed-meanwhile" | "frozen" | "reason-missing"
>;

/** Sets a new objective, or edits one: a frozen one only by who may freeze, with a reason, and marked as that for ever. */
export function setObjective(access: ProjectAccess<"scope:update">, input: ObjectiveInput): Promise<SetObjective> {
  const { id, revision, reason, ...definition } = input;
  return changeProject(access, (change) =>
    id === undefined
      ? create(change, access, definition)
      : edit(change, access, { id, basedOn: revision, reason, definition }),
  );
}

async function create(
  { tx, at, record }: Change,
  access: ProjectAccess<"scope:update">,
  definition: ObjectiveDefinition,
): Promise<SetObjective> {
  const projectId = access.project.id;
  const authorId = authorOf(access.actor);
  // The project's lock makes this safe; the unique key would refuse the second of two.
  const { _max } = await tx.objective.aggregate({ where: { projectId }, _max: { number: true } });
  const number = (_max.number ?? 0) + 1;
  const { id } = await tx.objective.create({
    data: {
      ...columnsOf(definition),
      projectId,
      number,
      authorId,
      createdAt: at,
      revisions: { create: { revision: 1, definition, afterFreeze: false, authorId, at } },
    },
    select: { id: true },
  });
  record({ type: "objective.created", payload: { objectiveId: id, number, name: definition.name } }, "scope");
  return accept({ id, number });
}

async function edit(
  { tx, at, record }: Change,
  access: ProjectAccess<"scope:update">,
  input: { id: string; basedOn: number; reason: string; definition: ObjectiveDefinition },
): Promise<SetObjective> {
  const { id, basedOn, reason, definition } = input;
  const last = await tx.objective.findFirst({ where: { id, projectId: access.project.id, retiredAt: null } });
  if (!last) return refuse("not-there", "This objective was retired meanwhile. What you typed is still here.");
  const fields = changedFields(definitionOf(last), definition);
  const { number } = last;
  if (fields.length === 0) return accept({ id, number });
  const refusal = whyNotSave(last, basedOn) ?? whyNotEdit(last, { mayFreeze: may(access, "objective:freeze"), reason });
  if (refusal) return refusal;
  const afterFreeze = last.frozenAt !== null;
  const revision = last.revision + 1;
  await tx.objective.update({
    where: { id },
    data: {
      ...columnsOf(definition),
      revision,
      revisions: { create: { revision, definition, afterFreeze, reason, authorId: authorOf(access.actor), at } },
    },
    select: { id: true },
  });
  record(
    { type: "objective.edited", payload: { objectiveId: id, number, name: definition.name, fields, afterFreeze } },
    "scope",
  );
  return accept({ id, number });
}

function columnsOf({ dueOn, ...definition }: ObjectiveDefinition) {
  return { ...definition, dueOn: dueOn === null ? null : new Date(dueOn) };
}
