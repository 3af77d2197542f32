import { definitionOf } from "#lib/data/definition.ts";
import type { Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** A live source as its commands need it. */
export async function findLiveSource(tx: Tx, projectId: string, number: number) {
  const row = await tx.dataSource.findUnique({ where: { projectId_number: { projectId, number } } });
  if (!row) return refuse("no-such-source", "This source is not there. Reload the page.");
  if (row.retiredAt) return refuse("retired", "This source was retired meanwhile, and stays as it was then.");
  return accept({ id: row.id, number, name: row.name, revision: row.revision, definition: definitionOf(row) });
}

/** Refuses a name that another live source of the project has, whatever its case. */
export async function whyNotName(
  tx: Tx,
  projectId: string,
  name: string,
  exceptNumber = 0,
): Promise<Outcome<undefined, "name-taken">> {
  const [taken] = await tx.$queryRaw<{ number: number }[]>`
    SELECT number FROM data_source
     WHERE project_id = ${projectId}::uuid AND retired_at IS NULL AND lower(name) = lower(${name}) AND number <> ${exceptNumber}
     LIMIT 1`;
  if (!taken) return accept();
  return refuse("name-taken", `Source ${taken.number} has this name already. Choose another.`, "name");
}
