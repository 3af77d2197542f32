import { at, listOf, shown } from "#lib/evaluation/formats/json-fields.ts";
import { wholeLines } from "#lib/evaluation/formats/whole-lines.ts";
import type { ImportFile } from "#lib/evaluation/importer.ts";
import { isJsonObject, type Json, member, type NonFinite, pointerTo } from "#lib/platform/json-value.ts";
import { eachJsonElement } from "#lib/platform/records/json-elements.ts";

export type ResultFile = {
  readonly file: ImportFile;
  /** `-o results.jsonl` writes a result a line, and nothing else. */
  readonly isLines: boolean;
  readonly onTorn: (warning: string) => void;
};

/** @param odd which numbers of the result are not finite. */
type Take = (result: Json, line: number, odd: Odd) => Promise<void> | void;
type Odd = ReadonlyMap<string, NonFinite>;

const NOTHING_ODD: Odd = new Map();

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
    for await (const { value, line, nonFinite } of wholeLines(file, onTorn)) await take(value, line, nonFinite);
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
    if (!element.list.endsWith("/body")) return take(element.value, element.line, element.nonFinite);
    for (const [column, result] of cellsOf(element.value, element.index, heads).entries())
      await take(result, element.line, oddOfCell(element.nonFinite, column));
  });
}

function oddOfCell(odd: Odd, column: number): Odd {
  if (odd.size === 0) return NOTHING_ODD;
  const start = pointerTo(["outputs", column]);
  return new Map(
    [...odd].flatMap(([at, what]) => (at.startsWith(`${start}/`) ? [[at.slice(start.length), what]] : [])),
  );
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
