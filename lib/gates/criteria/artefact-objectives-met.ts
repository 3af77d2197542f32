import { objectiveFinding } from "#lib/gates/criteria/objectives-met.ts";
import { criterion } from "#lib/gates/criterion.ts";

const KEY = "artefact-objectives-met";
const TITLE = "Objectives hold on what ships";

/**
 * The frozen objectives, safety floors included, on the optimised artefact itself: what its base reached is not what it reaches. Where
 * the base is shipped as it is, that is what Evaluation measured.
 */
export const artefactObjectivesMet = criterion({
  key: KEY,
  needs: ["optimisation", "evaluation"],
  judge(_params, { evidence }) {
    const { choice, sheet, objectives } = evidence.optimisation;
    const undecided = (reason: string, fact: string, label: string, path: string) => [
      { key: KEY, title: TITLE, state: "undecided" as const, reason, fact, action: { label, path } },
    ];
    if (!choice)
      return undecided(
        "optimisation.none-chosen",
        "Nobody has said yet what ships, so there is no artefact to judge.",
        "Choose what ships",
        "deployment/optimisations",
      );
    const path = sheet ? `deployment/optimisations/${sheet.number}` : "evaluation#objectives";
    const judged = sheet ? objectives : evidence.evaluation.objectives;
    if (!judged)
      return undecided(
        "artefact.not-evaluated",
        "No evaluation of the optimised artefact has been compared with its base.",
        "Compare evaluations",
        path,
      );
    if (judged.length === 0)
      return undecided(
        "objective.none",
        "Scope sets no objective, so there is nothing to hold.",
        "Set an objective",
        "scope#objectives",
      );
    return judged.map((one) => {
      const found = objectiveFinding(KEY, one);
      const isMissing = sheet !== null && found.reason === "objective.not-measured";
      const fact = isMissing ? "The evaluation of what ships does not measure it." : found.fact;
      const finding = { ...found, title: `${found.title}, on what ships`, fact };
      return finding.action && one.objective.frozenAt
        ? { ...finding, action: { label: sheet ? `Open sheet ${sheet.number}` : "See Evaluation", path } }
        : finding;
    });
  },
});
