import Link from "next/link";
import type { ReactNode } from "react";
import { formatCount, formatNumber } from "#components/ui/format.ts";
import { Time } from "#components/ui/time.tsx";
import type { JudgeRunDetail } from "#lib/alignment/judges/views.ts";

type JudgeFactsProps = {
  run: JudgeRunDetail;
  /** Word for word, for those who may read records. */
  prompt: string | null;
  /** Of the phase. */
  path: string;
};

/** Who judged what, and how it was asked. */
export function JudgeFacts({ run, prompt, path }: JudgeFactsProps) {
  const facts: [string, ReactNode][] = [
    [
      "Campaign",
      <Link key="campaign" href={`${path}/campaigns/${run.campaign.number}`} className="hover:underline">
        {run.campaign.number} · {run.campaign.title}
      </Link>,
    ],
    ["Model", run.model || "the connection’s own"],
    ["Connection", run.connectionName],
    ["Prompt", `${run.prompt.name}, version ${run.prompt.version}`],
    ["Guideline", run.guidelineVersion === null ? "none" : `version ${run.guidelineVersion}`],
    ["Asked", `${formatNumber(run.itemCount)} of ${formatCount(run.campaignItems, "pair")}, in both orders`],
    ["Decided by people", formatCount(run.besidePeople, "pair")],
    ["Without an answer", formatNumber(run.failures)],
    ["Without a choice", formatNumber(run.unread)],
    ["Ended", <Time key="ended" at={run.endedAt} />],
    ["Started by", run.startedByName],
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
      {prompt !== null && (
        <details className="mt-2">
          <summary className="cursor-pointer text-sm font-[550] text-accent">Show the prompt</summary>
          <pre className="mt-2 overflow-x-auto whitespace-pre-wrap rounded-lg border bg-sunken px-4 py-3 text-sm">
            {prompt}
          </pre>
        </details>
      )}
    </>
  );
}
