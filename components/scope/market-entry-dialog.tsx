"use client";

import dynamic from "next/dynamic";
import { Dialog } from "#components/ui/dialog.tsx";
import type { MarketEntryView } from "#lib/scope/queries/list-market-entries.ts";

const MarketEntryForm = dynamic(() =>
  import("#components/scope/market-entry-form.tsx").then((module) => module.MarketEntryForm),
);

type MarketEntryDialogProps = { slug: string; entry?: MarketEntryView };

export function MarketEntryDialog({ slug, entry }: MarketEntryDialogProps) {
  return (
    <Dialog
      trigger={
        entry ? (
          <>
            Edit<span className="sr-only"> {entry.title}</span>
          </>
        ) : (
          "Add an entry"
        )
      }
      size="small"
      variant={entry ? "quiet" : "secondary"}
      wide
      title={entry ? "Edit entry" : "Add an entry"}
      description="One finding from one source, and what it means for this project."
    >
      <MarketEntryForm slug={slug} entry={entry} />
    </Dialog>
  );
}
