import { formatCount, formatNumber } from "#components/ui/format.ts";
import type { JudgeAgreementView } from "#lib/evaluation/queries/get-judge-agreement.ts";

const MEASURES = { kappa: "Cohen’s κ", alpha: "Krippendorff’s α" };

/** How far the judge says what people say, to stand beside the judge's score. */
export function JudgeAgreementNote({ agreement }: { agreement: JudgeAgreementView }) {
  const { measure, withPeople, amongPeople, sameMark, ratedItems, raters, rubric } = agreement;
  if (ratedItems === 0)
    return (
      <p className="text-sm text-muted">
        Nobody has marked an answer by “{rubric.name}” yet, so nothing says whether this judge can be trusted.
      </p>
    );
  const { value, interval, n } = withPeople;
  return (
    <p className="text-sm text-muted tabular-nums">
      Judge and people agree with {MEASURES[measure]}{" "}
      {Number.isFinite(value) ? formatNumber(value, 2) : "not defined yet"}
      {interval && ` (95 %: ${formatNumber(interval.low, 2)} to ${formatNumber(interval.high, 2)})`} on{" "}
      {formatCount(n, "item")}, marked by {formatCount(raters, "person", "people")}
      {sameMark !== null && `; the same mark on ${formatNumber(100 * sameMark, 0)} %`}.
      {amongPeople &&
        Number.isFinite(amongPeople.value) &&
        ` People among themselves: α ${formatNumber(amongPeople.value, 2)}.`}
    </p>
  );
}
