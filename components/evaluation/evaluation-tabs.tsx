import { Tabs } from "#components/ui/tabs.tsx";
import { EVALUATION_VIEWS, type EvaluationViewName } from "#lib/evaluation/schema.ts";

const LABELS: Record<EvaluationViewName, string> = {
  scores: "Scores",
  distribution: "Distribution",
  slices: "Slices",
  items: "Items",
  details: "Details",
};

type EvaluationTabsProps = {
  path: string;
  current: EvaluationViewName;
  counts: Partial<Record<EvaluationViewName, number>>;
  /** Answers are raw data, which not everybody reads. */
  withItems: boolean;
};

/** The views of one evaluation. */
export function EvaluationTabs({ path, current, counts, withItems }: EvaluationTabsProps) {
  return (
    <Tabs
      label="Views of the evaluation"
      tabs={EVALUATION_VIEWS.filter((view) => view !== "items" || withItems).map((view) => ({
        label: LABELS[view],
        href: view === "scores" ? path : `${path}?view=${view}`,
        count: counts[view],
        current: view === current,
      }))}
    />
  );
}
