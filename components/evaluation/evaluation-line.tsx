import { MeasuredAt, toolOf } from "#components/evaluation/evaluation-list.tsx";
import type { EvaluationView } from "#lib/evaluation/views.ts";

const ORIGINS: Record<EvaluationView["origin"], string> = {
  imported: "imported",
  scored: "answers scored here",
  run: "run here",
};

/** What an evaluation is, in a line: the model, the tool, when, in which round. */
export function EvaluationLine({ evaluation }: { evaluation: EvaluationView }) {
  const { modelName, origin, round } = evaluation;
  return (
    <>
      {modelName ?? "model not named"} · {origin === "imported" ? toolOf(evaluation) : ORIGINS[origin]} ·{" "}
      <MeasuredAt evaluation={evaluation} /> · round {round}
    </>
  );
}
