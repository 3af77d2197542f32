import { criterion } from "#lib/gates/criterion.ts";
import type { Finding, FindingState } from "#lib/lifecycle/gate.ts";
import type { ChosenPrompt, ChosenRun } from "#lib/training/evidence.ts";
import { type Clearance, clearanceOf, examplesClearanceOf } from "#lib/training/rules/clearance.ts";
import { RUN_STATUSES } from "#lib/training/vocabulary.ts";

const NAMED = {
  key: "run-chosen",
  title: "Chosen run or prompt on cleared data",
  required:
    "a finished run or a version of a prompt, built on data that passed its gate, from sources with a basis in force",
} as const;

export const runChosen = criterion({
  key: "run-chosen",
  needs: ["training"],
  gates: ["data"],
  judge(_params, { evidence, gates }) {
    const { choice } = evidence.training;
    if (!choice) {
      const action = { label: "Choose a run or a prompt", path: "training#runs" };
      const fact = "No run and no prompt has been chosen in this round.";
      return [{ ...NAMED, state: "failed", reason: "run.none-chosen", fact, action }];
    }
    const isDataOpen = gates.get("data")?.verdict === "open";
    return [choice.kind === "run" ? judgeRun(choice, isDataOpen) : judgePrompt(choice, isDataOpen)];
  },
});

type Chosen = { readonly called: string; readonly source: string; readonly path: string };

function judgeRun(run: ChosenRun, isDataOpen: boolean): Finding {
  const chosen: Chosen = {
    called: `Run ${run.number}, ${run.name}`,
    source: `run ${run.number}`,
    path: `training/runs/${run.number}`,
  };
  const fail = (state: FindingState, reason: string, why: string) =>
    say(chosen, state, `run.${reason}`, `${chosen.called}, was chosen ${why}`);
  if (run.isDeleted) return fail("failed", "deleted", "and has been deleted since.");
  if (run.status === "running" || run.status === "scheduled")
    return fail("undecided", "not-over", "and is still running.");
  if (run.status !== "finished") {
    const status = RUN_STATUSES[run.status].label.toLowerCase();
    return say(chosen, "failed", "run.not-finished", `${chosen.called}, was chosen; its script reported it ${status}.`);
  }
  return judgeData(chosen, "run", clearanceOf(run.datasets, isDataOpen));
}

/** A version never changes, so only the data it names can speak against it. */
function judgePrompt({ key, name, version, datasets }: ChosenPrompt, isDataOpen: boolean): Finding {
  const chosen: Chosen = {
    called: `Version ${version} of the prompt ${name}`,
    source: `prompt ${key}, version ${version}`,
    path: `training/prompts/${key}?version=${version}`,
  };
  return judgeData(chosen, "prompt", examplesClearanceOf(datasets, isDataOpen));
}

function judgeData(chosen: Chosen, kind: string, clearance: Clearance): Finding {
  const { state, fact, outline, path, validUntil } = clearance;
  const said = (words: string) => `${chosen.called}, was chosen. ${words}`;
  if (state === "cleared")
    return {
      ...say(chosen, "met", `${kind}.chosen`, said(fact)),
      action: undefined,
      validUntil: validUntil?.toISOString(),
    };
  const finding = say(chosen, "failed", `${kind}.${state}`, said(fact));
  const action = path ? { label: path === "data" ? "Go to Data" : "Open the source", path } : finding.action;
  return { ...finding, action, outline: said(outline) };
}

function say({ source, path }: Chosen, state: FindingState, reason: string, fact: string): Finding {
  return { ...NAMED, state, reason, fact, source, action: { label: `Open ${source}`, path } };
}
