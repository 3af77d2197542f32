import "server-only";
import { stringify } from "csv-stringify/sync";
import type { ProjectAccess } from "#lib/access/access.ts";
import { itemRecord, JUDGEMENT_COLUMNS, judgementRows } from "#lib/alignment/exports/item-record.ts";
import type { JudgedItem, Scale } from "#lib/alignment/exports/judged-item.ts";
import { readJudged } from "#lib/alignment/exports/read-judged.ts";
import { TRL_FORMATS, type TrlOptions, trlRecords } from "#lib/alignment/exports/trl-records.ts";
import type { ExportQuery } from "#lib/alignment/schema.ts";
import { encoded } from "#lib/platform/byte-stream.ts";
import { db } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export type ExportFile = {
  readonly name: string;
  readonly bytes: AsyncGenerator<Uint8Array>;
  /** How many items the form has no place for, or nobody decided. */
  readonly dropped: number;
};

/**
 * A campaign to take along, as its pieces are read.
 *
 * @returns null when there is none; a refusal where its kind has no such form.
 */
export async function exportCampaign(
  access: ProjectAccess<"record:read">,
  number: number,
  { as, ties }: ExportQuery,
): Promise<Outcome<ExportFile, "other-kind"> | null> {
  const campaign = await db().campaign.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: { id: true, kind: true, scaleMin: true, scaleMax: true },
  });
  if (!campaign) return null;
  const { id, kind, scaleMin: min, scaleMax: max } = campaign;
  const name = `campaign-${number}`;
  if (as === "judgements-csv")
    return accept({ name: `${name}-judgements.csv`, bytes: encoded(judgementsCsv(id)), dropped: 0 });
  if (as === "judgements" || as === "items") {
    const records = as === "items" ? (item: JudgedItem) => [itemRecord(item)] : judgementRecords;
    return accept({ name: `${name}-${as}.jsonl`, bytes: encoded(lines(id, records)), dropped: 0 });
  }
  if (TRL_FORMATS[as].pairs && kind !== "pairwise")
    return refuse("other-kind", "Only a pairwise campaign has preferences; export this one unpaired.", "as");
  const scale: Scale | null = min === null || max === null ? null : { min, max };
  const options: TrlOptions = { kind, scale, format: as, ties };
  const records = (item: JudgedItem) => trlRecords(item, options);
  return accept({
    name: `${name}-${as}.jsonl`,
    bytes: encoded(lines(id, records)),
    dropped: await countDropped(id, records),
  });
}

async function countDropped(id: string, records: (item: JudgedItem) => readonly unknown[]): Promise<number> {
  let dropped = 0;
  for await (const items of readJudged(id)) dropped += items.filter((item) => records(item).length === 0).length;
  return dropped;
}

async function* lines(id: string, records: (item: JudgedItem) => readonly unknown[]): AsyncGenerator<string> {
  for await (const items of readJudged(id)) {
    const text = items.flatMap((item) => records(item).map((record) => `${JSON.stringify(record)}\n`)).join("");
    if (text !== "") yield text;
  }
}

function judgementRecords(item: JudgedItem): Record<string, unknown>[] {
  return judgementRows(item).map((row) =>
    Object.fromEntries(JUDGEMENT_COLUMNS.map((column, at) => [column, row[at] ?? null])),
  );
}

async function* judgementsCsv(id: string): AsyncGenerator<string> {
  yield csv([[...JUDGEMENT_COLUMNS]]);
  for await (const items of readJudged(id)) yield csv(items.flatMap(judgementRows));
}

function csv(rows: readonly (string | number | null)[][]): string {
  // A text that begins with =, +, - or @ would be run as a formula by a spreadsheet.
  return stringify([...rows], { record_delimiter: "windows", escape_formulas: true });
}
