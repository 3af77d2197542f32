import { OVERLAP_METHOD } from "#lib/data/overlap/overlap.ts";
import type { DatasetFormat } from "#lib/data/vocabulary.ts";
import { pool, type Tx } from "#lib/platform/db.ts";

/** A test set and a training set that were not compared yet. */
export type UnmeasuredPair = { readonly testVersionId: string; readonly trainVersionId: string; readonly rows: number };

/** What is still to be compared in a project, by the method of now: every test version with every training version. */
export function listUnmeasured(tx: Tx, projectId: string): Promise<UnmeasuredPair[]> {
  return tx.$queryRaw<UnmeasuredPair[]>`
    SELECT test.id AS "testVersionId", train.id AS "trainVersionId", test.row_count + train.row_count AS rows
      FROM dataset_version test
      JOIN dataset_version train ON train.project_id = test.project_id AND train.purpose = 'train'
     WHERE test.project_id = ${projectId}::uuid AND test.purpose = 'test'
       AND NOT EXISTS (
           SELECT FROM dataset_overlap o
            WHERE o.test_version_id = test.id AND o.train_version_id = train.id AND o.method_version = ${OVERLAP_METHOD})
     ORDER BY test.uploaded_at DESC, train.uploaded_at DESC`;
}

/** A version as the comparison needs it. */
export type ComparedVersion = {
  readonly id: string;
  /** "Billing test 3/2". */
  readonly name: string;
  readonly ref: string;
  readonly blobId: string;
  readonly format: DatasetFormat;
  readonly textColumns: readonly string[];
};

export async function findCompared({
  testVersionId,
  trainVersionId,
}: UnmeasuredPair): Promise<{ readonly test: ComparedVersion; readonly train: ComparedVersion }> {
  const [test, train] = await Promise.all([findVersion(testVersionId), findVersion(trainVersionId)]);
  return { test, train };
}

async function findVersion(id: string): Promise<ComparedVersion> {
  const { rows } = await pool().query<ComparedVersion>(
    `SELECT v.id, d.name || ' ' || d.number || '/' || v.number AS name, d.number || '/' || v.number AS ref,
            v.blob_id AS "blobId", v.format, v.text_columns AS "textColumns"
       FROM dataset_version v JOIN dataset d ON d.id = v.dataset_id WHERE v.id = $1`,
    [id],
  );
  const [version] = rows;
  if (!version) throw new Error(`Dataset version ${id} is gone.`);
  return version;
}
