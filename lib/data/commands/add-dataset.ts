import { authorOf, type ProjectAccess } from "#lib/access/access.ts";
import type { DatasetInput } from "#lib/data/datasets/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Whoever has more has one dataset in many versions. */
const MAX_DATASETS = 1_000;

/** Gives a dataset its name; what is in it comes with its versions. */
export function addDataset(
  access: ProjectAccess<"data:update">,
  { name, description }: DatasetInput,
): Promise<Outcome<{ number: number; name: string }, "name-taken" | "too-many">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const taken = await tx.dataset.findFirst({
      where: { projectId, name: { equals: name, mode: "insensitive" } },
      select: { number: true },
    });
    if (taken)
      return refuse(
        "name-taken",
        `Dataset ${taken.number} has this name already. Upload a version of it, or choose another.`,
        "name",
      );
    const last = await tx.dataset.aggregate({ where: { projectId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    if (number > MAX_DATASETS)
      return refuse("too-many", `A project has ${MAX_DATASETS} datasets at most. Upload versions of one instead.`);
    await tx.dataset.create({
      data: { projectId, number, name, description, createdById: authorOf(access.actor), createdAt: at },
      select: { id: true },
    });
    record({ type: "dataset.added", payload: { dataset: number, name } }, "data");
    return accept({ number, name });
  });
}
