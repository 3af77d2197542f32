import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { readVersionRows } from "#lib/data/datasets/read-rows.ts";
import { db } from "#lib/platform/db.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";

const ROWS = 20;
/** A page carries them. */
const MOST_CHARACTERS = 100_000;

/** The first rows of a version, for a preview of what a prompt becomes. */
export async function sampleTestSet(access: ProjectAccess<"record:read">, versionId: string): Promise<JsonObject[]> {
  const isOwn = await db().datasetVersion.count({ where: { id: versionId, projectId: access.project.id } });
  if (isOwn === 0) return [];
  const rows: JsonObject[] = [];
  let characters = 0;
  for await (const { value } of readVersionRows(versionId)) {
    characters += JSON.stringify(value).length;
    if (rows.length >= ROWS || (rows.length > 0 && characters > MOST_CHARACTERS)) break;
    rows.push(value);
  }
  return rows;
}
