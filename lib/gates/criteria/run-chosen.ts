import { criterion } from "#lib/gates/criterion.ts";
import type { Finding, FindingState, Judgement } from "#lib/lifecycle/gate.ts";
import type { ChosenRun } from "#lib/training/evidence.ts";
import { clearanceOf } from "#lib/training/rules/clearance.ts";
import { RUN_STATUSES } from "#lib/training/vocabulary.ts";

const NAMED = {
  key: "run-chosen",
  title: "Chosen run on cleared data",
  required: "a finished run, built on data that passed its gate, from sources with a basis in force",
} as const;

export const runChosen = criterion({
  key: "run-chosen",
  needs: ["training"],
  gates: ["data"],
  judge(_params, { evidence, gates }) {
    const { choice } = evidence.training;
    if (!choice) {
      const action = { label: "Choose a run", path: "training#runs" };
      return [
        { ...NAMED, state: "failed", reason: "run.none-chosen", fact: "No run has been chosen in this round.", action },
      ];
    }
    return [judgeRun(choice, gates.get("data"))];
  },
});

function judgeRun(run: ChosenRun, dataGate: Judgement | undefined): Finding {
  const path = `training/runs/${run.number}`;
  const called = `Run ${run.number}, ${run.name}`;
  const say = (state: FindingState, reason: string, fact: string, action?: Finding["action"]): Finding => ({
    ...NAMED,
    state,
    reason,
    fact,
    source: `run ${run.number}`,
    action: action ?? { label: `Open run ${run.number}`, path },
  });
  if (run.isDeleted) return say("failed", "run.deleted", `${called}, was chosen and has been deleted since.`);
  if (run.status === "running" || run.status === "scheduled")
    return say("undecided", "run.not-over", `${called}, was chosen and is still running.`);
  if (run.status !== "finished")
    return say(
      "failed",
      "run.not-finished",
      `${called}, was chosen; its script reported it ${RUN_STATUSES[run.status].label.toLowerCase()}.`,
    );
  const { state, fact, outline, path: place, validUntil } = clearanceOf(run.datasets, dataGate?.verdict === "open");
  if (state === "cleared")
    return {
      ...say("met", "run.chosen", `${called}, was chosen. ${fact}`),
      action: undefined,
      validUntil: validUntil?.toISOString(),
    };
  const action = place ? { label: place === "data" ? "Go to Data" : "Open the source", path: place } : undefined;
  const finding = say("failed", `run.${state}`, `${called}, was chosen. ${fact}`, action);
  return { ...finding, outline: `${called}, was chosen. ${outline}` };
}
