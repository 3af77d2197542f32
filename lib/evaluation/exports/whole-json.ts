import type { Exported } from "#lib/evaluation/exports/exported.ts";
import { readItems } from "#lib/evaluation/items/read-items.ts";

/** Everything as one JSON object: the evaluation, its scores, and its items with their metrics by name. */
export async function* wholeJson({ id, view, itemMetrics, ...rest }: Exported): AsyncGenerator<string> {
  const { scores, ...facts } = rest;
  yield `${JSON.stringify({ evaluation: { ...view, ...facts }, scores }).slice(0, -1)},"items":[`;
  let isFirst = true;
  for await (const items of readItems({ evaluationId: id, itemCount: view.itemCount, task: null })) {
    for (const { values, position: _, ...item } of items) {
      const metrics = Object.fromEntries(itemMetrics.map(({ metric }, place) => [metric, values[place] ?? null]));
      yield `${isFirst ? "\n" : ",\n"}${JSON.stringify({ ...item, metrics })}`;
      isFirst = false;
    }
  }
  yield "\n]}\n";
}
