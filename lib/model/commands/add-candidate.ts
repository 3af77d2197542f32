import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { catalogueModel } from "#lib/model/catalogue/catalogue.ts";
import { MAX_CANDIDATES } from "#lib/model/rules.ts";
import type { CandidateInput } from "#lib/model/schema.ts";
import type { Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

type Refusals = "no-such-model" | "weights-closed" | "is-candidate" | "too-many";

/** Takes a model of the catalogue, or one of the project's own, among the candidates. */
export function addCandidate(
  access: ProjectAccess<"model:update">,
  { model, way, note }: CandidateInput,
): Promise<Outcome<{ number: number; name: string }, Refusals>> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const found = await findModel(tx, projectId, model);
    if (!found) return refuse("no-such-model", "This model is not there. Choose another.", "model");
    if (way === "self" && !found.weightsOpen)
      return refuse(
        "weights-closed",
        `The weights of ${found.name} are not published: choose its provider's API.`,
        "way",
      );
    const live = await tx.modelCandidate.findMany({ where: { projectId, removedAt: null }, select: CANDIDATE });
    const same = live.find(
      (one) => one.catalogueKey === found.catalogueKey && one.customModelId === found.customModelId,
    );
    if (same) return refuse("is-candidate", `${found.name} is candidate ${same.number} already.`, "model");
    if (live.length >= MAX_CANDIDATES)
      return refuse("too-many", `A project compares ${MAX_CANDIDATES} candidates at most. Remove one first.`);
    const last = await tx.modelCandidate.aggregate({ where: { projectId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    const { name, licence, catalogueKey, customModelId } = found;
    await tx.modelCandidate.create({
      data: {
        ...{ projectId, number, catalogueKey, customModelId, way, note },
        authorId: authorOf(access.actor),
        createdAt: at,
      },
      select: { id: true },
    });
    record({ type: "candidate.added", payload: { number, name, licence } }, "model");
    return accept({ number, name });
  });
}

const CANDIDATE = { number: true, catalogueKey: true, customModelId: true } as const;

async function findModel(tx: Tx, projectId: string, ref: string) {
  const key = ref.slice(ref.indexOf(":") + 1);
  if (ref.startsWith("catalogue:")) {
    const model = catalogueModel(key);
    return model && { ...model, catalogueKey: model.key, customModelId: null };
  }
  const row = await tx.customModel.findFirst({ where: { projectId, number: Number(key), removedAt: null } });
  return (
    row && {
      name: row.name,
      licence: row.licence,
      weightsOpen: row.weightsOpen,
      catalogueKey: null,
      customModelId: row.id,
    }
  );
}
