import "server-only";
import { stringify } from "csv-stringify/sync";
import type { ProjectAccess } from "#lib/access/access.ts";
import { getPromptRun, type PromptRunView } from "#lib/prompts/queries/get-run.ts";
import { type AnsweredPrompt, listPromptAnswers } from "#lib/prompts/queries/list-answers.ts";
import { shownText } from "#lib/prompts/running/shown-text.ts";

export type RunFile = { readonly name: string; readonly pieces: AsyncGenerator<string> };

/** The answers of a run as a file, a line each; null when there is no such run. */
export async function exportPromptRun(
  access: ProjectAccess<"record:read">,
  number: number,
  as: "csv" | "jsonl",
): Promise<RunFile | null> {
  const run = await getPromptRun(access, number);
  if (!run) return null;
  const name = `${run.prompt.key}-run-${number}.${as}`;
  return { name, pieces: as === "csv" ? csvOf(access, run) : jsonlOf(access, run) };
}

async function* answersOf(access: ProjectAccess<"record:read">, { number }: PromptRunView) {
  for (let page = 1; ; page += 1) {
    const answers = await listPromptAnswers(access, number, { page, withErrors: true });
    if (!answers || answers.items.length === 0) return;
    yield answers.items;
  }
}

async function* jsonlOf(access: ProjectAccess<"record:read">, run: PromptRunView): AsyncGenerator<string> {
  for await (const answers of answersOf(access, run))
    yield answers
      .map(({ row, variant, asked, ...answer }) => {
        const { version, model } = asked;
        return `${JSON.stringify({ row: row + 1, prompt: run.prompt.key, version, model, variant, ...answer })}\n`;
      })
      .join("");
}

const FACTS = ["answer", "error", "finish_reason", "input_tokens", "output_tokens"];
const NUMBERS = ["tokens_estimated", "latency_ms", "first_token_ms", "cost_usd"];
const HEAD = ["row", "version", "model", "variant"];

/** As CSV (RFC 4180), with a column for each of the table's, which is named apart where it has a name of ours. */
async function* csvOf(access: ProjectAccess<"record:read">, run: PromptRunView): AsyncGenerator<string> {
  const taken = new Set([...HEAD, ...FACTS, ...NUMBERS]);
  yield csv([
    [...HEAD, ...run.columns.map((name) => (taken.has(name) ? `column ${name}` : name)), ...FACTS, ...NUMBERS],
  ]);
  for await (const answers of answersOf(access, run)) yield csv(answers.map((one) => lineOf(one, run.columns)));
}

function lineOf({ row, variant, asked, values, ...one }: AnsweredPrompt, columns: readonly string[]): unknown[] {
  return [
    ...[row + 1, asked.version, asked.model, variant],
    ...columns.map((name) => shownText(values, name)),
    ...[one.answer, one.error, one.finishReason, one.inputTokens, one.outputTokens],
    ...[one.isEstimated ? "yes" : "no", one.latencyMs, one.firstTokenMs, one.costUsd],
  ];
}

function csv(rows: readonly unknown[][]): string {
  // A text that begins with =, +, - or @ would be run as a formula by a spreadsheet; numbers keep their minus.
  return stringify([...rows], { record_delimiter: "windows", escape_formulas: true });
}
