import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { ProjectAccess } from "#lib/access/access.ts";
import { openProject } from "#lib/access/door.ts";
import { addDataset } from "#lib/data/commands/add-dataset.ts";
import { addSource } from "#lib/data/commands/add-source.ts";
import { findTestVersion } from "#lib/data/commands/find-test-version.ts";
import { lookAtTestSet } from "#lib/data/commands/look-at-test-set.ts";
import { readVersionRows } from "#lib/data/datasets/read-rows.ts";
import { findFile } from "#lib/data/queries/find-file.ts";
import { getDataset } from "#lib/data/queries/get-dataset.ts";
import { getVersion } from "#lib/data/queries/get-version.ts";
import { listDatasets } from "#lib/data/queries/list-datasets.ts";
import { listRows, ROW_PAGE_SIZE } from "#lib/data/queries/list-rows.ts";
import { listTestVersions } from "#lib/data/queries/list-test-versions.ts";
import { type DataTeam, dataTeam, someSource } from "#lib/data/testing/data-team.ts";
import { bytesOfRows, makeVersion, upload } from "#lib/data/testing/datasets.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { readBlob } from "#lib/platform/blobs/read-blob.ts";
import { db, pool } from "#lib/platform/db.ts";
import { NotFound } from "#lib/platform/errors.ts";
import { accept } from "#lib/platform/outcome.ts";
import { resetDatabase } from "#lib/platform/testing/database.ts";

let team: DataTeam;
let maker: ProjectAccess<"data:update">;
let reading: ProjectAccess<"record:read">;
let dashboards: ProjectAccess<"project:read">;

beforeEach(async () => {
  await resetDatabase();
  team = await dataTeam();
  maker = await openProject(team.contributor, team.slug, "data:update");
  reading = await openProject(team.auditor, team.slug, "record:read");
  dashboards = await openProject(team.stakeholder, team.slug, "project:read");
});

const ROWS = [
  { id: 1, question: "What is a lien?", tags: ["law"], score: 0.5 },
  { id: 2, question: "Who pays?", tags: null, score: null, hard: true },
];

async function add(name = "Billing questions"): Promise<number> {
  const added = await addDataset(maker, { name, description: "" });
  if (!added.ok) throw new Error(added.message);
  return added.value.number;
}

const TABLES = ["blob", "blob_chunk", "dataset_version", "dataset_version_source", "ledger_entry", "background_job"];
const rowCounts = async () =>
  Promise.all(TABLES.map(async (table) => (await pool().query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n));

describe("a dataset", () => {
  it("has a name of its own and a number", async () => {
    expect(await addDataset(maker, { name: "Billing", description: "" })).toEqual({
      ok: true,
      value: { number: 1, name: "Billing" },
    });
    expect(await addDataset(maker, { name: "billing", description: "" })).toMatchObject({
      reason: "name-taken",
      field: "name",
    });
    expect((await listDatasets(dashboards, 1)).items).toMatchObject([{ number: 1, versionCount: 0, latest: null }]);
  });
});

describe("an upload", () => {
  it("keeps the file byte for byte, with its columns and its lineage", async () => {
    await addSource(maker, someSource());
    const number = await add();
    const file = bytesOfRows(ROWS);
    const uploaded = await upload(maker, number, file, { purpose: "test", sources: "1" });
    const contentSha256 = createHash("sha256").update(file).digest("hex");
    expect(uploaded).toMatchObject({
      value: {
        alreadyUploaded: false,
        version: { dataset: 1, version: 1, purpose: "test", contentSha256, rowCount: 2, sizeBytes: file.length },
      },
    });
    const version = await getVersion(dashboards, number, 1);
    expect(version).toMatchObject({ sources: [1], looks: [], textColumns: ["question", "tags"] });
    expect(version?.columns).toEqual([
      { name: "id", type: "number", missing: 0 },
      { name: "question", type: "text", missing: 0 },
      { name: "tags", type: "list", missing: 1 },
      { name: "score", type: "number", missing: 1 },
      { name: "hard", type: "boolean", missing: 1 },
    ]);
    const { blobId } = await findFile(reading, number, 1);
    const chunks: Uint8Array[] = [];
    for await (const bytes of readBlob(blobId)) chunks.push(bytes);
    expect(Buffer.concat(chunks).toString()).toBe(file);
    const events = await db().ledgerEntry.findMany({ where: { type: "dataset.version-uploaded" } });
    expect(events.map(({ payload }) => JSON.parse(payload))).toMatchObject([
      { dataset: 1, version: 1, rows: 2, sources: [1] },
    ]);
  });

  it("of the same bytes for the same purpose is the version that is there", async () => {
    const number = await add();
    const file = bytesOfRows(ROWS);
    await upload(maker, number, file, { purpose: "test" });
    const before = await rowCounts();
    expect(await upload(maker, number, file, { purpose: "test" })).toMatchObject({
      value: { alreadyUploaded: true, version: { version: 1 } },
    });
    expect(await rowCounts()).toEqual(before);
    expect(await upload(maker, number, file, { purpose: "train" })).toMatchObject({
      value: { alreadyUploaded: false, version: { version: 2 } },
    });
    expect((await getDataset(dashboards, number, 1))?.versions.items.map(({ version }) => version)).toEqual([2, 1]);
  });

  it.each([
    ["jsonl", '{"a": 1}\n{"a": {"b": x}}\n', "json.syntax", /line 2.*a\.b/],
    ["jsonl", '{"a": 1}\n{"a"', "records.torn", /line 2/],
    ["jsonl", "[1]\n", "records.no-object", /Line 1 is no object/],
    ["jsonl", "\n\n", "no-rows", /no rows/],
    ["csv", "a,b\n1,2\n3\n", "records.columns", /Line 3 has 1 field/],
    ["csv", "a,b\n", "no-rows", /below its header/],
    ["csv", Buffer.from("a,b\n\xe4,2\n", "latin1"), "encoding.utf-8", /Line 2/],
  ] as const)("of %s that is wrong leaves nothing behind: %j", async (format, file, reason, message) => {
    const number = await add();
    const before = await rowCounts();
    const refused = await upload(maker, number, file, { purpose: "train", format });
    expect(refused).toMatchObject({ ok: false, reason });
    expect(refused.ok ? "" : refused.message).toMatch(message);
    expect(await rowCounts()).toEqual(before);
  });

  it("names a source, a column or a dataset that is not there", async () => {
    const number = await add();
    const file = bytesOfRows(ROWS);
    const before = await rowCounts();
    expect(await upload(maker, number, file, { purpose: "train", sources: "7" })).toMatchObject({
      reason: "no-such-source",
      field: "sources",
    });
    expect(await upload(maker, number, file, { purpose: "train", textColumns: "answer" })).toMatchObject({
      reason: "no-such-column",
      message: expect.stringContaining("“question”"),
    });
    expect(await upload(maker, 99, file, { purpose: "train" })).toMatchObject({ reason: "no-such-dataset" });
    expect(await rowCounts()).toEqual(before);
  });

  it("never changes afterwards", async () => {
    await makeVersion(maker, "Fixed", "test", ROWS);
    await expect(db().datasetVersion.updateMany({ data: { purpose: "other" } })).rejects.toThrow();
    await expect(db().datasetVersion.deleteMany({})).rejects.toThrow();
  });
});

describe("rows", () => {
  it("are read by page from the chunk they stand in", async () => {
    const number = await add();
    const many = Array.from({ length: 3000 }, (_, row) => ({ row, text: `${row} `.repeat(300) }));
    await upload(maker, number, bytesOfRows(many), { purpose: "train" });
    const table = ["row,text", ...many.map(({ row, text }) => `${row},"${text}\n"`)].join("\r\n");
    await upload(maker, number, table, { purpose: "train", format: "csv" });
    for (const version of [1, 2]) {
      for (const from of [0, 17, 1500, 2990]) {
        const page = await listRows(reading, { dataset: number, version, from });
        const rows = page.items.map(({ row, value }) => [row, Number(value.row)]);
        const length = Math.min(ROW_PAGE_SIZE, 3000 - from);
        expect(rows).toEqual(Array.from({ length }, (_, index) => [from + index, from + index]));
        expect(page).toMatchObject({ total: 3000, next: from + length < 3000 ? from + length : null });
      }
    }
    expect((await listRows(reading, { dataset: number, version: 1, from: 9_000 })).items).toEqual([]);
  });

  it("are streamed from any of them on", async () => {
    await makeVersion(maker, "Stream", "test", ROWS);
    const [version] = await listTestVersions(dashboards);
    const rows = [];
    for await (const { row, value } of readVersionRows(version?.id ?? "", 1)) rows.push([row, value]);
    expect(rows).toEqual([[1, ROWS[1]]]);
  });

  it("are not there for another project", async () => {
    await makeVersion(maker, "Mine", "test", ROWS);
    const other = await dataTeam();
    const there = await openProject(other.lead, other.slug, "record:read");
    await expect(listRows(there, { dataset: 1, version: 1, from: 0 })).rejects.toThrow(NotFound);
    expect(await getVersion(there, 1, 1)).toBeNull();
    expect(await findTestVersion(db(), other.projectId, "1/1")).toMatchObject({ reason: "no-such-test-set" });
  });
});

describe("a test set", () => {
  it("is named by dataset and version, or by the dataset alone", async () => {
    const number = await add();
    await upload(maker, number, bytesOfRows(ROWS), { purpose: "test" });
    await upload(maker, number, bytesOfRows(ROWS.slice(1)), { purpose: "test" });
    await upload(maker, number, bytesOfRows(ROWS), { purpose: "train" });
    const find = (ref: string) => findTestVersion(db(), team.projectId, ref);
    expect(await find("1/1")).toMatchObject({ value: { rowCount: 2 } });
    expect(await find("1")).toMatchObject({ value: { rowCount: 1 } });
    expect(await find("1/3")).toMatchObject({ message: expect.stringContaining("not uploaded to test with") });
    for (const ref of ["", "x", "9", "1/9", "99999999999"]) expect(await find(ref)).toMatchObject({ ok: false });
  });

  it("counts who looked at it, for ever", async () => {
    await makeVersion(maker, "Looked at", "test", ROWS);
    const [version] = await listTestVersions(dashboards);
    const versionId = version?.id ?? "";
    for (const number of [1, 2]) {
      await changeProject(maker, async (change) => {
        const { id } = await change.tx.evaluation.create({
          data: {
            ...{
              projectId: team.projectId,
              number,
              name: `Run ${number}`,
              format: "predictions",
              contentSha256: `${number}`,
            },
            ...{ parserVersion: 1, sizeBytes: 0, evaluatedAt: change.at, isDateKnown: true, importedAt: change.at },
            ...{ importedByName: "Cora", round: 1, taskCount: 0, scoreCount: 0, partial: false, settings: {} },
          },
        });
        expect(await lookAtTestSet(change, { versionId, evaluationId: id })).toBe(number);
        return accept();
      });
    }
    expect(await getVersion(dashboards, 1, 1)).toMatchObject({
      lookCount: 2,
      looks: [
        { number: 2, evaluation: 2 },
        { number: 1, evaluation: 1, evaluationName: "Run 1", lookedByName: "Cora" },
      ],
    });
    expect(await db().ledgerEntry.count({ where: { type: "test-set.looked" } })).toBe(2);
    await expect(db().testSetLook.deleteMany({})).rejects.toThrow();
  });
});
