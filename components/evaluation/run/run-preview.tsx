import type { RunConnection, RunDraft } from "#components/evaluation/run/run-form.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { columnsIn, fill } from "#lib/connections/running/template.ts";
import { estimateRun } from "#lib/evaluation/running/estimate-run.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";

type RunPreviewProps = {
  draft: RunDraft;
  chosen: { rowCount: number; columns: readonly string[]; sample: readonly JsonObject[] };
  connection: RunConnection | undefined;
};

const SHOWN_CHARACTERS = 2_000;

/** What the first row becomes, and what all of them will take at most. */
export function RunPreview({ draft, chosen, connection }: RunPreviewProps) {
  const [row = {}] = chosen.sample;
  const unknown = [...columnsIn(draft.system), ...columnsIn(draft.prompt)].filter(
    (name) => !chosen.columns.includes(name),
  );
  const items = Math.min(chosen.rowCount, Number(draft.maxItems) || chosen.rowCount);
  const maxTokens = Number(draft.maxTokens) || undefined;
  const { tokens, usd } = estimateRun({
    ...{ system: draft.system, prompt: draft.prompt, maxTokens, items },
    ...{ sample: chosen.sample, prices: connection?.prices ?? null },
  });
  const cost = connection?.prices ? `, ${formatUsd(usd)}` : "; nobody has said what the connection costs";
  return (
    <section aria-label="Preview" className="rounded-lg border border-line bg-sunken px-4 py-3">
      <h2 className="text-sm font-semibold">The first row becomes</h2>
      <pre className="mt-1 max-h-60 overflow-auto font-mono text-sm break-words whitespace-pre-wrap">
        {draft.system.trim() !== "" && `${fill(draft.system, row).slice(0, SHOWN_CHARACTERS)}\n\n`}
        {fill(draft.prompt, row).slice(0, SHOWN_CHARACTERS)}
      </pre>
      {unknown.length > 0 && (
        <p className="mt-2 text-sm text-red">
          The test set has no column {unknown.map((name) => `“${name}”`).join(", ")}.
        </p>
      )}
      <p role="status" className="mt-2 text-sm text-muted tabular-nums">
        {formatNumber(items, 0)} × {maxTokens ? "" : "about "}
        {formatNumber(tokens / Math.max(1, items), 0)} tokens: {maxTokens ? "at most" : "about"}{" "}
        {formatNumber(tokens, 0)} tokens
        {cost}, retries and the judge not counted.
      </p>
    </section>
  );
}

function formatUsd(usd: number): string {
  return new Intl.NumberFormat("en", { style: "currency", currency: "USD", maximumSignificantDigits: 3 }).format(usd);
}
