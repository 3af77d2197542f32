import { z } from "zod";
import { meanScorer } from "#lib/statistics/mean-scorer.ts";
import type { MetricKey } from "#lib/statistics/metric-catalogue.ts";
import type { AnswerItem } from "#lib/statistics/scorer.ts";
import { signatureOf } from "#lib/statistics/signature.ts";
import { normalForm } from "#lib/statistics/text/answers/normal-form.ts";
import { trimBoth } from "#lib/statistics/text/blanks.ts";
import { anyReferences } from "#lib/statistics/text/references.ts";
import type { TextScorer } from "#lib/statistics/text/text-scorer.ts";

const exactSettings = z.strictObject({
  normalize: z
    .enum(["none", "squad"])
    .default("none")
    .describe(
      "Whether answers are compared as they stand, but for blanks around them, or as SQuAD does: without regard to case, punctuation and articles",
    ),
});

/** The share of answers that are one of the references. */
export const exactMatch = {
  needs: "answer",
  settings: exactSettings,
  create: ({ normalize }: z.output<typeof exactSettings>) =>
    matchScorer("exact_match", signatureOf({ normalize }), normalize === "squad" ? normalForm : trimBoth),
} as const;

const quasiSettings = z.strictObject({});

/** The same without regard to case, punctuation and articles, as HELM does; an empty answer is never right. */
export const quasiExactMatch = {
  needs: "answer",
  settings: quasiSettings,
  create: () =>
    matchScorer(
      "quasi_exact_match",
      signatureOf({ normalize: "helm" }),
      normalForm,
      ({ prediction }) => prediction !== "",
    ),
} as const;

function matchScorer(
  metric: MetricKey,
  signature: string,
  form: (answer: string) => string,
  canMatch: (item: AnswerItem) => boolean = () => true,
): TextScorer {
  const scorer = meanScorer(metric, "answer", signature, (item) => {
    const references = anyReferences(item);
    const given = form(item.prediction);
    return canMatch(item) && references.some((reference) => form(reference) === given) ? 1 : 0;
  });
  return { ...scorer, parts: ({ 0: matches = 0 }) => ({ matches }) };
}
