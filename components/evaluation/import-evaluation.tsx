"use client";

import { useEffect, useRef } from "react";
import { ImportForm, type ImportFormProps } from "#components/evaluation/import-form.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

type ImportEvaluationProps = ImportFormProps & {
  /** Where this Cairn is reached, without a trailing slash. */
  url: string;
};

/** The gate's findings link here. */
const ANCHOR = "#import";

/** Takes in a result file: chosen, dropped, or sent by a pipeline. */
export function ImportEvaluation({ url, ...form }: ImportEvaluationProps) {
  const place = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const open = () => place.current?.querySelector("button")?.click();
    // Next.js changes the fragment without the browser's own event, so links to it are watched as well.
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest<HTMLAnchorElement>("a[href]")?.hash === ANCHOR) open();
    };
    if (window.location.hash === ANCHOR) open();
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);

  const file = "results_2026-11-23.json";
  const command = [
    `curl -X POST '${url}/api/v1/projects/${form.slug}/evaluations/import?file=${file}'`,
    '  -H "Authorization: Bearer $CAIRN_TOKEN"',
    "  -H 'Content-Type: application/octet-stream'",
    `  --data-binary @${file}`,
  ].join(" \\\n");
  return (
    <span ref={place} id="import">
      <Dialog
        trigger="Import an evaluation"
        variant="primary"
        title="Import an evaluation"
        description={`Results of ${form.formats.map(({ tool }) => tool).join(", ")}. The same file is imported once, however often it is sent.`}
      >
        <ImportForm {...form} />
        <details className="mt-4 border-t pt-3">
          <summary className="cursor-pointer font-[550]">From a pipeline</summary>
          <p className="mt-1 text-muted">With a token of this project that may import evaluations:</p>
          <div className="mt-2 flex items-start gap-2 rounded-md border bg-sunken p-2 pl-3">
            <pre className="min-w-0 grow overflow-x-auto font-mono text-sm leading-6">{command}</pre>
            <CopyButton text={command} />
          </div>
        </details>
      </Dialog>
    </span>
  );
}
