import { at, listOf, shown } from "#lib/evaluation/formats/json-fields.ts";
import { wholeLines } from "#lib/evaluation/formats/whole-lines.ts";
import type { ImportFile } from "#lib/evaluation/importer.ts";
import { isJsonObject, type Json, member } from "#lib/platform/json-value.ts";
import { eachJsonElement } from "#lib/platform/records/json-elements.ts";

export type ResultFile = {
  readonly file: ImportFile;
  /** `-o results.jsonl` writes a result a line, and nothing else. */
  readonly isLines: boolean;
  readonly onTorn: (warning: string) => void;
};

type Take = (result: Json, line: number) => Promise<void> | void;

const RESULTS = ["results", "results"];
const TABLE = ["results", "table", "body"];

/**
 * Reads every result of a file: `results.results` of version 3, the same or `results.table.body` of version 2, or a line each.
 *
 * @returns what else the file says.
 * @throws RecordError
 */
export async function readResults({ file, isLines, onTorn }: ResultFile, take: Take): Promise<Json> {
  if (isLines) {
    for await (const { value, line } of wholeLines(file, onTorn)) await take(value, line);
    return {};
  }
  // Version 2 says everything twice: whichever comes first is read.
  let list: string | null = null;
  const heads: Json[] = [];
  return eachJsonElement(file.open(), [RESULTS, TABLE, ["results", "table", "head", "prompts"]], async (element) => {
    if (element.list.endsWith("/prompts")) {
      heads.push(element.value);
      return;
    }
    list ??= element.list;
    if (element.list !== list) return;
    if (!element.list.endsWith("/body")) return take(element.value, element.line);
    for (const result of cellsOf(element.value, element.index, heads)) await take(result, element.line);
  });
}

/** A row of the table has one output a column; what the columns are stands in its head. */
function cellsOf(row: Json, testIdx: number, heads: readonly Json[]): Json[] {
  const vars = listOf(member(row, "vars")).map((value, index) => [`var ${index + 1}`, shown(value) ?? ""]);
  return listOf(member(row, "outputs")).map((output, promptIdx) => {
    const { text, pass, ...rest } = isJsonObject(output) ? output : { text: output, pass: null };
    const head = at(heads, promptIdx);
    return {
      ...rest,
      ...{ testIdx, promptIdx, success: pass ?? null },
      vars: Object.fromEntries(vars),
      response: { output: text ?? null, tokenUsage: member(output, "tokenUsage") ?? {} },
      prompt: { raw: member(output, "prompt") ?? member(head, "raw") ?? null, label: member(head, "label") ?? null },
      provider: member(output, "provider") ?? member(head, "provider") ?? null,
      testCase: member(row, "test") ?? {},
    };
  });
}
