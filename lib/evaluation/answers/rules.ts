import type { AnswerColumns, TestSetColumns } from "#lib/evaluation/answers/columns.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import type { ItemKind } from "#lib/statistics/scorer.ts";

type Asked = {
  readonly columns: AnswerColumns;
  readonly needs: ReadonlySet<ItemKind>;
  /** Of the test set that has the right answers; null where they stand beside the answers. */
  readonly testSet: TestSetColumns | null;
};

/** Whether the columns that are named are enough for the metrics that are chosen. */
export function columnsSuffice({ columns, needs, testSet }: Asked): Outcome<undefined, "answers.column-needed"> {
  const wantsText = needs.has("answer") || needs.has("ranking") || (needs.has("confidence") && !columns.correct);
  if (wantsText && !columns.prediction) return needed("prediction", "Say which column holds the predictions.");
  if (wantsText && !testSet && columns.references.length === 0)
    return needed("references", "Say which column holds the right answers, or choose a test set that has them.");
  if (needs.has("confidence") && !columns.confidence)
    return needed("confidence", "Calibration needs a column that says how sure the model was.");
  if (needs.has("samples") && !(columns.samples && columns.passed))
    return needed("samples", "pass@k needs a column of how many samples were drawn, and one of how many passed.");
  if (columns.perturbation && !columns.id)
    return needed("id", "Perturbed answers need a column of ids, which say of what item each is a version.");
  if (columns.perturbation && testSet)
    return needed(
      "perturbation",
      "A test set has each item once, as it is: perturbed answers need their references in the same file.",
    );
  if (testSet?.id && !columns.id)
    return needed("id", "The test set is paired by ids: say which column holds those of the answers.");
  return accept();
}

function needed(field: keyof AnswerColumns, message: string) {
  return refuse("answers.column-needed", message, `columns.${field}`);
}
