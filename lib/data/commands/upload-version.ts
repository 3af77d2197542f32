import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { startMeasuring } from "#lib/data/commands/start-measuring.ts";
import { type Column, textColumnsOf } from "#lib/data/datasets/columns.ts";
import type { UploadQuery } from "#lib/data/datasets/schema.ts";
import { type TakenIn, takeIn } from "#lib/data/datasets/take-in.ts";
import { VERSION_FIELDS, versionViewOf } from "#lib/data/datasets/version-fields.ts";
import type { VersionView } from "#lib/data/datasets/views.ts";
import { type Change, changeProject } from "#lib/ledger/change.ts";
import { keepBlob } from "#lib/platform/blobs/keep-blob.ts";
import { dropBlob } from "#lib/platform/blobs/write-blob.ts";
import { db, type Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import type { RecordReason } from "#lib/platform/records/record-error.ts";
import { storableText } from "#lib/platform/storable-text.ts";

export type UploadedVersion = { readonly version: VersionView; readonly alreadyUploaded: boolean };

type Refusals = RecordReason | "too-large" | "no-rows" | "no-such-dataset" | "no-such-source" | "no-such-column";
type Uploading = {
  readonly access: ProjectAccess<"data:update">;
  readonly datasetId: string;
  readonly input: UploadQuery;
};

/**
 * Keeps a file as the next version of a dataset, whatever its size, while it arrives. A version never changes: the same bytes for
 * the same purpose are the version that is there already.
 *
 * @param number of the dataset.
 * @returns a refusal that names the line and the field of the file; nothing is left behind then.
 */
export async function uploadVersion(
  access: ProjectAccess<"data:update">,
  number: number,
  input: UploadQuery,
  file: AsyncIterable<Uint8Array>,
): Promise<Outcome<UploadedVersion, Refusals>> {
  const projectId = access.project.id;
  const dataset = await db().dataset.findUnique({
    where: { projectId_number: { projectId, number } },
    select: { id: true },
  });
  if (!dataset) return refuse("no-such-dataset", `The project has no dataset ${number}.`);
  // Asked before hours of uploading, and again in the transaction.
  const sources = await findSources(db(), projectId, input.sources);
  if (!sources.ok) return sources;

  // Outside the transaction: others must be able to change the project meanwhile.
  const taken = await takeIn(file, { projectId, format: input.format });
  if (!taken.ok) return taken;
  const uploaded = await changeProject<UploadedVersion, Refusals>(access, (change) =>
    keepVersion(change, { access, datasetId: dataset.id, input }, taken.value),
  );
  if (!uploaded.ok || uploaded.value.alreadyUploaded) await dropBlob(taken.value.id);
  return uploaded;
}

async function keepVersion(
  change: Change,
  { access, datasetId, input }: Uploading,
  file: TakenIn,
): Promise<Outcome<UploadedVersion, Refusals>> {
  const { tx, at, record } = change;
  const projectId = access.project.id;
  const { purpose, format } = input;
  const known = await tx.datasetVersion.findUnique({
    where: { datasetId_contentSha256_purpose: { datasetId, contentSha256: file.sha256, purpose } },
    select: VERSION_FIELDS,
  });
  if (known) return accept({ version: versionViewOf(known), alreadyUploaded: true });
  const sources = await findSources(tx, projectId, input.sources);
  if (!sources.ok) return sources;
  const textColumns = chooseTextColumns(input.textColumns, file.columns);
  if (!textColumns.ok) return textColumns;
  const last = await tx.datasetVersion.aggregate({ where: { datasetId }, _max: { number: true } });
  await keepBlob(tx, file.id, at);
  const created = await tx.datasetVersion.create({
    data: {
      ...{ projectId, datasetId, purpose, format },
      number: (last._max.number ?? 0) + 1,
      fileName: storableText(input.fileName),
      blobId: file.id,
      contentSha256: file.sha256,
      sizeBytes: file.sizeBytes,
      rowCount: file.recordCount,
      columns: file.columns.map((column) => ({ ...column })),
      textColumns: [...textColumns.value],
      uploadedById: authorOf(access.actor),
      uploadedByName: displayName(access.actor),
      uploadedAt: at,
      sources: { create: sources.value.map((sourceId) => ({ sourceId })) },
    },
    select: VERSION_FIELDS,
  });
  const version = versionViewOf(created);
  record(
    {
      type: "dataset.version-uploaded",
      payload: {
        dataset: version.dataset,
        name: version.datasetName,
        version: version.version,
        purpose,
        sha256: version.contentSha256,
        rows: version.rowCount,
        sources: input.sources,
      },
    },
    "data",
  );
  if (purpose !== "other") await startMeasuring(change, access);
  return accept({ version, alreadyUploaded: false });
}

/** The ids of live sources by their numbers. */
async function findSources(
  tx: Tx,
  projectId: string,
  numbers: readonly number[],
): Promise<Outcome<string[], "no-such-source">> {
  if (numbers.length === 0) return accept([]);
  const found = await tx.dataSource.findMany({
    where: { projectId, number: { in: [...numbers] }, retiredAt: null },
    select: { id: true, number: true },
  });
  const missing = numbers.find((number) => !found.some((source) => source.number === number));
  if (missing === undefined) return accept(found.map(({ id }) => id));
  return refuse("no-such-source", `The project has no live data source ${missing}.`, "sources");
}

function chooseTextColumns(
  chosen: readonly string[],
  columns: readonly Column[],
): Outcome<readonly string[], "no-such-column"> {
  if (chosen.length === 0) return accept(textColumnsOf(columns));
  const missing = chosen.find((name) => !columns.some((column) => column.name === name));
  if (missing === undefined) return accept([...new Set(chosen)]);
  const known = columns
    .slice(0, 10)
    .map(({ name }) => `“${name}”`)
    .join(", ");
  return refuse(
    "no-such-column",
    `The file has no column “${missing}”. It has ${known}${columns.length > 10 ? ", …" : ""}.`,
    "textColumns",
  );
}
