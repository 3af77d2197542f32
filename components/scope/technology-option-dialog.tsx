"use client";

import dynamic from "next/dynamic";
import { Dialog } from "#components/ui/dialog.tsx";
import type { TechnologyOptionView } from "#lib/scope/queries/list-technology-options.ts";

const TechnologyOptionForm = dynamic(() =>
  import("#components/scope/technology-option-form.tsx").then((module) => module.TechnologyOptionForm),
);

type TechnologyOptionDialogProps = { slug: string; option?: TechnologyOptionView };

export function TechnologyOptionDialog({ slug, option }: TechnologyOptionDialogProps) {
  return (
    <Dialog
      trigger={
        option ? (
          <>
            Edit<span className="sr-only"> {option.name}</span>
          </>
        ) : (
          "Add an option"
        )
      }
      size="small"
      variant={option ? "quiet" : "secondary"}
      wide
      title={option ? "Edit option" : "Add an option"}
      description="A way to build it, with what speaks for it and against it."
    >
      <TechnologyOptionForm slug={slug} option={option} />
    </Dialog>
  );
}
