import type { ReactNode } from "react";
import { MeasuredAt } from "#components/evaluation/evaluation-list.tsx";
import { toolOf } from "#components/evaluation/tool-of.ts";
import { formatBytes } from "#components/ui/format.ts";
import { Time } from "#components/ui/time.tsx";
import type { EvaluationView } from "#lib/evaluation/views.ts";

/** Where the numbers of an evaluation come from. */
export function EvaluationFacts({ evaluation }: { evaluation: EvaluationView }) {
  const { modelName, importedAt, importedByName, contentSha256, sizeBytes, parserVersion, round } = evaluation;
  return (
    <dl className="grid gap-x-6 gap-y-3 rounded-lg border bg-surface px-4 py-3.5 sm:grid-cols-3 sm:px-[1.125rem]">
      <Fact term="Model">{modelName ?? <span className="text-muted">not named</span>}</Fact>
      <Fact term="Tool">
        {toolOf(evaluation)} <span className="text-muted">· reader {parserVersion}</span>
      </Fact>
      <Fact term="Measured">
        <MeasuredAt evaluation={evaluation} />
      </Fact>
      <Fact term="Imported">
        <Time at={importedAt} /> <span className="text-muted">by {importedByName}</span>
      </Fact>
      <Fact term="Round">{round}</Fact>
      <Fact term="File">
        {formatBytes(sizeBytes)}{" "}
        <code title={`SHA-256 ${contentSha256}`} className="font-mono text-sm text-muted">
          {contentSha256.slice(0, 12)}…
        </code>
      </Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{term}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
