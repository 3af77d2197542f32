import Link from "next/link";
import type { ReactNode } from "react";
import { formatBytes, formatCount, formatNumber } from "#components/ui/format.ts";
import { Time } from "#components/ui/time.tsx";
import type { RewardModelDetail } from "#lib/alignment/reward-models/views.ts";
import { leftOutWords } from "#lib/alignment/reward-models/why-not-train.ts";

/** What a reward model was made of. @param path of the phase. */
export function RewardModelFacts({ model, path }: { model: RewardModelDetail; path: string }) {
  const { campaign, judge, pairsOfPeople, pairsOfMachines, report } = model;
  const facts: [string, ReactNode][] = [
    [
      "Campaign",
      <Link key="campaign" href={`${path}/campaigns/${campaign.number}`} className="hover:underline">
        {campaign.number} · {campaign.title}
      </Link>,
    ],
    ["Labelled by people", formatCount(pairsOfPeople, "pair")],
    [
      "Labelled by a machine",
      pairsOfMachines === 0 ? (
        "none"
      ) : (
        <>
          {formatCount(pairsOfMachines, "pair")}
          {judge && (
            <>
              {" by "}
              <Link href={`${path}/judges/${judge.number}`} className="hover:underline">
                judge {judge.number}
              </Link>
            </>
          )}
        </>
      ),
    ],
    ["Trained on", formatCount(model.trainingPairs, "pair")],
    ["Held out", formatCount(model.heldOutPairs, "pair")],
    ["Judgements then", formatNumber(model.judgementCount)],
    ["Seed, penalty", `${model.seed}, ${formatNumber(report.penalty)}`],
    ["Trained", <Time key="at" at={model.trainedAt} />],
    ["By", model.trainedByName],
    ["File", formatBytes(model.sizeBytes)],
    ["SHA-256", <code key="sha">{model.sha256.slice(0, 12)}</code>],
    ["Data SHA-256", <code key="data">{model.dataSha256.slice(0, 12)}</code>],
  ];
  const leftOut = leftOutWords(report.leftOut);
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
      {leftOut && <p className="mt-2 text-pretty text-sm text-muted">{leftOut}</p>}
    </>
  );
}
