import { event } from "#lib/ledger/event.ts";

export const evaluationEvents = {
  "evaluation.imported": event<{ number: number; name: string; format: string; sha256: string; scores: number }>(
    (p) => `imported evaluation ${p.number}, ${p.name} (${p.scores} ${p.scores === 1 ? "score" : "scores"})`,
  ),
};
