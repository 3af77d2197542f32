import type { Tx } from "#lib/platform/db.ts";

export type StandingLabel = {
  readonly promptId: string;
  readonly label: string;
  readonly version: number;
  readonly reason: string;
  readonly movedByName: string;
  readonly at: Date;
};

/** Where the labels of some prompts point, by the newest move of each; those that were taken off are left out. */
export async function readLabels(tx: Tx, promptIds: readonly string[]): Promise<readonly StandingLabel[]> {
  if (promptIds.length === 0) return [];
  return tx.$queryRaw<StandingLabel[]>`
    SELECT newest.prompt_id AS "promptId", newest.label, version.number AS version, newest.reason,
           newest.moved_by_name AS "movedByName", newest.at
      FROM (SELECT DISTINCT ON (prompt_id, label) *
              FROM prompt_label_move WHERE prompt_id = ANY(${[...promptIds]}::uuid[])
             ORDER BY prompt_id, label, id DESC) AS newest
      JOIN prompt_version AS version ON version.id = newest.version_id
     ORDER BY newest.label = 'production' DESC, newest.label`;
}
