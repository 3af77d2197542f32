import { MeasuredAt } from "#components/evaluation/evaluation-list.tsx";
import { toolOf } from "#components/evaluation/tool-of.ts";
import type { EvaluationView } from "#lib/evaluation/views.ts";

/** What an evaluation is, in a line: the model, the tool, when, in which round. */
export function EvaluationLine({ evaluation }: { evaluation: EvaluationView }) {
  return (
    <>
      {evaluation.modelName ?? "model not named"} · {toolOf(evaluation)} · <MeasuredAt evaluation={evaluation} /> ·
      round {evaluation.round}
    </>
  );
}
