import type { Exported } from "#lib/evaluation/exports/exported.ts";
import { pythonTexts } from "#lib/evaluation/formats/lm-eval/choices.ts";
import type { ItemRow } from "#lib/evaluation/items/item-writer.ts";
import { readItems } from "#lib/evaluation/items/read-items.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";

/** The items of one task in the shape of a samples_*.jsonl of lm-evaluation-harness. */
export async function* lmEvalSamples({ id, view, itemMetrics }: Exported, task: string | null): AsyncGenerator<string> {
  const metrics = itemMetrics.map(({ metric }) => metric);
  for await (const items of readItems({ evaluationId: id, itemCount: view.itemCount, task }))
    yield items.map((item) => `${JSON.stringify(sampleOf(item, metrics))}\n`).join("");
}

function sampleOf(item: ItemRow, metrics: readonly string[]): JsonObject {
  const { key, fields, input, answer, filter } = item;
  const values = metrics.flatMap((metric, place) => {
    const value = item.values[place] ?? null;
    return value === null ? [] : [[metric, value] as const];
  });
  return {
    doc_id: /^(?:0|[1-9]\d{0,14})$/.test(key) ? Number(key) : key,
    doc: fields,
    target: targetOf(item.expected),
    arguments: { gen_args_0: { arg_0: input ?? "", arg_1: "" } },
    resps: answer === null ? [] : [[answer]],
    filtered_resps: answer === null ? [] : [answer],
    filter,
    metrics: values.map(([metric]) => metric),
    ...Object.fromEntries(values),
  };
}

/** One text as it is, several as Python shows a list; also one text that looks like such a list. */
function targetOf(expected: readonly string[]): string {
  const [only = ""] = expected;
  if (expected.length < 2 && pythonTexts(only) === null) return only;
  return `[${expected.map((text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\n", "\\n").replaceAll("\t", "\\t")}'`).join(", ")}]`;
}
