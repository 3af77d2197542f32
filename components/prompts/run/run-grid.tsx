"use client";

import { useRouter } from "next/navigation";
import { useEffect, useReducer } from "react";
import { FoldedText } from "#components/evaluation/folded-text.tsx";
import { AnswerCell } from "#components/prompts/run/answer-cell.tsx";
import { afterEvent, beginGrid, cellOf, isOver } from "#components/prompts/run/grid-model.ts";
import { RunStanding } from "#components/prompts/run/run-standing.tsx";
import type { JobState } from "#lib/platform/generated/enums.ts";
import type { RunEvent } from "#lib/prompts/running/follow-run.ts";
import { shownText } from "#lib/prompts/running/shown-text.ts";
import type { AnswerView, PartView, RunRowView, VariantView } from "#lib/prompts/running/views.ts";

type RunGridProps = {
  slug: string;
  number: number;
  jobId: string;
  columns: readonly string[];
  variants: readonly VariantView[];
  rows: readonly RunRowView[];
  answers: readonly AnswerView[];
  parts: readonly PartView[];
  done: number;
  total: number;
  state: JobState;
  errorMessage: string | null;
  mayCancel: boolean;
  mayResume: boolean;
};

const WIDTHS = ["", "", "lg:grid-cols-2", "lg:grid-cols-3", "lg:grid-cols-2 xl:grid-cols-4"] as const;

/** The rows of a run with the answers side by side, which come in while the run goes on. */
export function RunGrid(props: RunGridProps) {
  const { slug, number, columns, variants, rows } = props;
  const [model, hear] = useReducer(afterEvent, props, beginGrid);
  const router = useRouter();
  const isGoingOn = !isOver(props.state);
  const [from, to] = [rows[0]?.position ?? 0, (rows.at(-1)?.position ?? 0) + 1];

  useEffect(() => {
    if (!isGoingOn) return;
    const source = new EventSource(`/api/v1/projects/${slug}/prompt-runs/${number}/stream?from=${from}&to=${to}`);
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data) as RunEvent;
      hear(event);
      if (event.type !== "end") return;
      source.close();
      router.refresh();
    };
    return () => source.close();
  }, [isGoingOn, slug, number, from, to, router]);

  return (
    <>
      <RunStanding {...props} done={model.done} total={model.total} state={model.state} />
      <ol className="mt-4 grid gap-3">
        {rows.map(({ position, values }) => (
          <li key={position}>
            <article aria-label={`Row ${position + 1}`} className="rounded-lg border bg-surface">
              <header className="flex flex-wrap gap-x-6 gap-y-1 border-b px-4 py-2.5">
                <h3 className="font-[550] tabular-nums text-muted">Row {position + 1}</h3>
                {columns.map((name) => (
                  <div key={name} className="min-w-0 max-w-prose">
                    <h4 className="text-xs text-muted [overflow-wrap:anywhere]">{name}</h4>
                    <Value text={shownText(values, name)} />
                  </div>
                ))}
              </header>
              <div className={`grid gap-x-6 gap-y-3 px-4 py-3 ${WIDTHS[variants.length] ?? "lg:grid-cols-3"}`}>
                {variants.map((variant) => (
                  <AnswerCell
                    key={variant.position}
                    variant={variant}
                    answer={model.answers.get(cellOf(position, variant.position)) ?? null}
                    part={model.parts.get(cellOf(position, variant.position)) ?? null}
                    isOver={isOver(model.state)}
                  />
                ))}
              </div>
            </article>
          </li>
        ))}
      </ol>
    </>
  );
}

function Value({ text }: { text: string }) {
  return <FoldedText text={{ text, length: text.length }} none="" />;
}
