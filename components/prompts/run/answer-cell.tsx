import { FoldedText } from "#components/evaluation/folded-text.tsx";
import { formatDuration, formatMoney, formatNumber } from "#components/ui/format.ts";
import type { AnswerView, VariantView } from "#lib/prompts/running/views.ts";

type AnswerCellProps = {
  variant: VariantView;
  answer: AnswerView | null;
  /** What came of it so far. */
  part: string | null;
  /** Whether the run is, so that nothing comes any more. */
  isOver: boolean;
};

/** One answer of the grid, whole, on its way, or missing. */
export function AnswerCell({ variant, answer, part, isOver }: AnswerCellProps) {
  const name = `Version ${variant.version}, ${variant.model}`;
  return (
    <section aria-label={name} className="min-w-0">
      <h4 className="text-xs text-muted [overflow-wrap:anywhere]">
        v{variant.version} · {variant.model}
      </h4>
      {answer?.error && <p className="text-red [overflow-wrap:anywhere]">No answer: {answer.error}</p>}
      {answer && answer.answer !== null && (
        <FoldedText text={{ text: answer.answer, length: answer.answer.length }} none="" />
      )}
      {!answer && part !== null && (
        <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
          {part}
          <span aria-hidden="true" className="ml-0.5 inline-block h-3.5 w-1.5 animate-pulse bg-accent align-middle" />
        </p>
      )}
      {!answer && part === null && <p className="text-muted">{isOver ? "not asked" : "waiting"}</p>}
      {answer && <p className="mt-1 text-xs text-muted tabular-nums">{factsOf(answer).join(" · ")}</p>}
    </section>
  );
}

function factsOf(answer: AnswerView): string[] {
  const { inputTokens, outputTokens, isEstimated, latencyMs, firstTokenMs, costUsd, finishReason } = answer;
  return [
    ...(inputTokens === null || outputTokens === null
      ? []
      : [`${isEstimated ? "about " : ""}${formatNumber(inputTokens)} in, ${formatNumber(outputTokens)} out`]),
    ...(latencyMs === null ? [] : [formatDuration(latencyMs)]),
    ...(firstTokenMs === null ? [] : [`first token ${formatDuration(firstTokenMs)}`]),
    ...(costUsd === null ? [] : [formatMoney(costUsd)]),
    ...(finishReason === "length" ? ["cut off at the most tokens"] : []),
  ];
}
