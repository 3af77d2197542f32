"use client";

import dynamic from "next/dynamic";
import type { ButtonVariant } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { ObjectiveView } from "#lib/scope/queries/list-objectives.ts";

// The metric catalogue comes with the form, and only when somebody opens it.
const ObjectiveForm = dynamic(() =>
  import("#components/scope/objective-form.tsx").then((module) => module.ObjectiveForm),
);

type ObjectiveDialogProps = { slug: string; objective?: ObjectiveView; variant?: ButtonVariant };

/** Sets a new objective, or edits one. */
export function ObjectiveDialog({ slug, objective, variant = "quiet" }: ObjectiveDialogProps) {
  return (
    <Dialog
      trigger={
        objective ? (
          <>
            Edit<span className="sr-only"> objective {objective.number}</span>
          </>
        ) : (
          "Set an objective"
        )
      }
      size="small"
      variant={variant}
      wide
      title={objective ? `Edit objective ${objective.number}` : "Set an objective"}
      description={
        objective?.frozenAt
          ? "It is frozen: what you change is shown as an edit after freezing, with your reason."
          : "A number that will show whether the problem is solved, and the data it is measured on."
      }
    >
      <ObjectiveForm slug={slug} objective={objective} />
    </Dialog>
  );
}
