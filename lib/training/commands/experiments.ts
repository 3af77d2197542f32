import type { ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { db, type Tx } from "#lib/platform/db.ts";
import type { Prisma } from "#lib/platform/generated/client.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";
import type { KeyValue } from "#lib/training/views.ts";
import { DEFAULT_EXPERIMENT } from "#lib/training/vocabulary.ts";

export type ExperimentRow = {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly tags: Prisma.JsonValue;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly deletedAt: Date | null;
};

/** Makes an experiment; its number is the next one from 1. */
export function createExperiment(
  access: ProjectAccess<"training:log">,
  input: { readonly name: string; readonly tags: readonly KeyValue[] },
): Promise<Outcome<ExperimentRow, "experiment-exists">> {
  const name = storableText(input.name);
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    if (await experimentByName(tx, projectId, name))
      return refuse(
        "experiment-exists",
        `Experiment '${name}' already exists. Restore it where it was deleted, or use another name.`,
        "name",
      );
    const number = await nextNumber(tx, projectId);
    const tags = Object.fromEntries(input.tags.map((tag) => [storableText(tag.key), storableText(tag.value)]));
    const made = await tx.trainingExperiment.create({
      data: { projectId, number, name, tags, createdAt: at, updatedAt: at },
    });
    record({ type: "experiment.created", payload: { experiment: number, name } }, "training");
    return accept(made);
  });
}

/** The experiment of that number; the default one is made when it is first asked for. */
export async function findExperiment(
  access: ProjectAccess<"training:log">,
  id: string,
): Promise<Outcome<ExperimentRow, "no-such-experiment">> {
  const number = /^\d{1,9}$/.test(id) ? Number(id) : -1;
  const projectId = access.project.id;
  const found = await db().trainingExperiment.findUnique({ where: { projectId_number: { projectId, number } } });
  if (found) return accept(found);
  if (number === DEFAULT_EXPERIMENT.number) return accept(await ensureDefault(access));
  return refuse("no-such-experiment", `No Experiment with id=${id} exists`, "experiment_id");
}

/** The experiment of that name, whether or not it was deleted. */
export async function findExperimentByName(
  access: ProjectAccess<"training:log">,
  name: string,
): Promise<Outcome<ExperimentRow, "no-such-experiment">> {
  const found = await experimentByName(db(), access.project.id, storableText(name));
  if (found) return accept(found);
  if (name === DEFAULT_EXPERIMENT.name) return accept(await ensureDefault(access));
  return refuse("no-such-experiment", `Could not find experiment with name '${name}'`, "experiment_name");
}

/** The experiment of that name for runs that are written here, made where it is missing. */
export async function ensureExperiment(tx: Tx, projectId: string, name: string, at: Date): Promise<ExperimentRow> {
  const found = await experimentByName(tx, projectId, name);
  if (found) return found;
  const number = name === DEFAULT_EXPERIMENT.name ? DEFAULT_EXPERIMENT.number : await nextNumber(tx, projectId);
  return tx.trainingExperiment.create({ data: { projectId, number, name, createdAt: at, updatedAt: at } });
}

export type ExperimentChange = { readonly rename: string } | { readonly deleted: boolean } | { readonly tag: KeyValue };

/** Renames, deletes, restores or tags an experiment. Its runs stay as they are. */
export function changeExperiment(
  access: ProjectAccess<"training:log">,
  id: string,
  change: ExperimentChange,
): Promise<Outcome<undefined, "no-such-experiment" | "experiment-exists">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const number = /^\d{1,9}$/.test(id) ? Number(id) : -1;
    const found = await tx.trainingExperiment.findUnique({ where: { projectId_number: { projectId, number } } });
    if (!found) return refuse("no-such-experiment", `No Experiment with id=${id} exists`, "experiment_id");
    const where = { id: found.id };
    if ("rename" in change) {
      const name = storableText(change.rename);
      const other = await experimentByName(tx, projectId, name);
      if (other && other.id !== found.id)
        return refuse("experiment-exists", `Experiment '${name}' already exists.`, "new_name");
      await tx.trainingExperiment.update({ where, data: { name, updatedAt: at } });
      record({ type: "experiment.renamed", payload: { experiment: number, from: found.name, name } }, "training");
    } else if ("deleted" in change) {
      await tx.trainingExperiment.update({ where, data: { deletedAt: change.deleted ? at : null, updatedAt: at } });
      const payload = { experiment: number, name: found.name, deleted: change.deleted };
      record({ type: "experiment.deleted", payload }, "training");
    } else {
      const tags = {
        ...(found.tags as Prisma.JsonObject),
        [storableText(change.tag.key)]: storableText(change.tag.value),
      };
      await tx.trainingExperiment.update({ where, data: { tags, updatedAt: at } });
    }
    return accept();
  });
}

async function ensureDefault(access: ProjectAccess<"training:log">): Promise<ExperimentRow> {
  const made = await changeProject<ExperimentRow, never>(access, async ({ tx, at }) =>
    accept(await ensureExperiment(tx, access.project.id, DEFAULT_EXPERIMENT.name, at)),
  );
  if (!made.ok) throw new Error(made.message);
  return made.value;
}

function experimentByName(tx: Tx, projectId: string, name: string) {
  return tx.trainingExperiment.findUnique({ where: { projectId_name: { projectId, name } } });
}

async function nextNumber(tx: Tx, projectId: string): Promise<number> {
  const last = await tx.trainingExperiment.aggregate({ where: { projectId }, _max: { number: true } });
  return (last._max.number ?? DEFAULT_EXPERIMENT.number) + 1;
}
