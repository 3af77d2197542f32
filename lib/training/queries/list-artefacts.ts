import "server-only";
import type { AnyProjectAccess } from "#lib/access/access.ts";
import { pool } from "#lib/platform/db.ts";

export type ArtefactView = { readonly path: string; readonly isFolder: boolean; readonly sizeBytes: number | null };

const MOST = 5000;

/** What lies directly in a folder of a run, files and folders, by name. */
export async function listArtefacts(
  access: AnyProjectAccess,
  runId: string,
  folder = "",
): Promise<readonly ArtefactView[]> {
  const below = folder === "" ? "" : `${folder}/`;
  const { rows } = await pool().query<{ name: string; isFolder: boolean; sizeBytes: string | null }>(
    `SELECT split_part(rest, '/', 1) AS name, bool_or(position('/' in rest) > 0) AS "isFolder",
            max(size_bytes) FILTER (WHERE position('/' in rest) = 0) AS "sizeBytes"
       FROM (SELECT DISTINCT ON (artefact.path) substr(artefact.path, $3) AS rest, artefact.size_bytes
               FROM run_artefact artefact JOIN training_run run ON run.id = artefact.run_id
              WHERE run.id = $1 AND run.project_id = $2 AND starts_with(artefact.path, $4)
              ORDER BY artefact.path, artefact.id DESC) AS found
      GROUP BY name ORDER BY name LIMIT ${MOST}`,
    [runId, access.project.id, below.length + 1, below],
  );
  return rows.map(({ name, isFolder, sizeBytes }) => ({
    path: below + name,
    isFolder,
    sizeBytes: isFolder || sizeBytes === null ? null : Number(sizeBytes),
  }));
}
