import { event } from "#lib/ledger/event.ts";

export const evaluationEvents = {
  "evaluation.imported": event<{ number: number; name: string; format: string; sha256: string; scores: number }>(
    (p) => `imported evaluation ${p.number}, ${p.name} (${p.scores} ${p.scores === 1 ? "score" : "scores"})`,
  ),
  "evaluation.run-started": event<{
    testSet: string;
    model: string;
    connection: string;
    items: number;
    usd: number | null;
  }>(
    (p) =>
      `began to run test set ${p.testSet} (${p.items} ${p.items === 1 ? "item" : "items"}) through ${p.model} at ${p.connection}${p.usd === null ? "" : `, for ${p.usd} US dollars at most`}`,
  ),
  "item.rated": event<{ evaluation: number; item: number; rubric: string }>(
    (p) => `rated item ${p.item} of evaluation ${p.evaluation} by the rubric ${p.rubric}`,
  ),
};
