import type { CampaignItem } from "#lib/alignment/items/campaign-item.ts";
import { ItemsError } from "#lib/alignment/items/items-error.ts";
import { db } from "#lib/platform/db.ts";
import { isJsonObject, type Json } from "#lib/platform/json-value.ts";

/** Two variants of a prompt run, by their places in it. */
export type RunPair = {
  readonly runId: string;
  readonly columns: readonly string[];
  readonly a: { readonly position: number; readonly name: string };
  readonly b: { readonly position: number; readonly name: string };
};

const ROWS_AT_ONCE = 200;

/**
 * The rows of a prompt run that both variants answered, as pairs: what was put in is what raters read, since the prompts
 * themselves may be what is compared.
 *
 * @throws ItemsError where there is no such row.
 */
export async function* pairsOfRun({ runId, columns, a, b }: RunPair): AsyncGenerator<CampaignItem> {
  let count = 0;
  for (let from = 0; ; from += ROWS_AT_ONCE) {
    const rows = await db().promptRunRow.findMany({
      where: { runId, position: { gte: from, lt: from + ROWS_AT_ONCE } },
      orderBy: { position: "asc" },
    });
    if (rows.length === 0) break;
    const answers = await db().promptAnswer.findMany({
      where: {
        runId,
        row: { gte: from, lt: from + ROWS_AT_ONCE },
        variant: { in: [a.position, b.position] },
        answer: { not: null },
      },
      select: { row: true, variant: true, answer: true },
    });
    for (const { position, values } of rows) {
      const answerOf = (variant: number) =>
        answers.find((one) => one.row === position && one.variant === variant)?.answer ?? null;
      const [responseA, responseB] = [answerOf(a.position), answerOf(b.position)];
      if (responseA === null || responseB === null) continue;
      count += 1;
      yield {
        ...{ key: `row ${position + 1}`, prompt: promptOf(columns, values as Json), responseA, responseB },
        ...{ modelA: a.name, modelB: b.name, gold: null, label: null, labelSource: null, group: null },
      };
    }
  }
  if (count === 0) throw new ItemsError("items.none", "The run has no row that both variants answered.");
}

function promptOf(columns: readonly string[], values: Json): string {
  const textOf = (column: string) => {
    const value = isJsonObject(values) ? values[column] : undefined;
    return typeof value === "string" ? value : JSON.stringify(value ?? null);
  };
  const [only, second] = columns;
  if (only !== undefined && second === undefined) return textOf(only);
  return columns.map((column) => `${column}: ${textOf(column)}`).join("\n");
}
