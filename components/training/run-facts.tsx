import type { ReactNode } from "react";
import { Began, BestCheckpoint } from "#components/training/runs-table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ChoiceView } from "#lib/training/queries/get-choice.ts";
import type { LoadedRun } from "#lib/training/queries/load-runs.ts";
import { RUN_SOURCES } from "#lib/training/vocabulary.ts";

/** Where a run came from, when, and why it was chosen. */
export function RunFacts({ run, choice }: { run: LoadedRun; choice: ChoiceView | null }) {
  const tag = (key: string) => run.tags.find((one) => one.key === key)?.value;
  const commit = tag("mlflow.source.git.commit");
  const facts: [string, ReactNode][] = [
    ["Experiment", run.experiment.name],
    ["Began", <Began key="began" run={run} />],
    ...(run.status === "running"
      ? ([["Last heard", <Time key="heard" at={run.loggedAt} />]] as [string, ReactNode][])
      : []),
    ["Best checkpoint", <BestCheckpoint key="best" run={run} />],
    ...(commit ? ([["Commit", <code key="commit">{commit.slice(0, 12)}</code>]] as [string, ReactNode][]) : []),
    ["From", `${RUN_SOURCES[run.source].label}, by ${run.createdByName}`],
  ];
  return (
    <>
      <dl className="flex flex-wrap gap-x-8 gap-y-2 rounded-lg border bg-surface px-4 py-3 sm:px-[1.125rem]">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-xs text-muted">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {choice && (
        <p className="mt-3 text-pretty text-muted">
          Chosen by {choice.chosenByName} on <Time at={choice.at} day />: {choice.reason}
        </p>
      )}
    </>
  );
}
