"use client";

import dynamic from "next/dynamic";
import { Dialog } from "#components/ui/dialog.tsx";
import type { InterviewView, SupportedObjective } from "#lib/scope/queries/list-interviews.ts";

const InterviewForm = dynamic(() =>
  import("#components/scope/interview-form.tsx").then((module) => module.InterviewForm),
);

type InterviewDialogProps = {
  slug: string;
  /** Those it can support. */
  objectives: readonly SupportedObjective[];
  interview?: InterviewView;
};

export function InterviewDialog({ slug, objectives, interview }: InterviewDialogProps) {
  return (
    <Dialog
      trigger={
        interview ? (
          <>
            Edit<span className="sr-only"> the interview with {interview.stakeholderName}</span>
          </>
        ) : (
          "Add an interview"
        )
      }
      size="small"
      variant={interview ? "quiet" : "secondary"}
      wide
      title={interview ? "Edit interview" : "Add an interview"}
      description="What a stakeholder said, and the objectives it supports."
    >
      <InterviewForm slug={slug} objectives={objectives} interview={interview} />
    </Dialog>
  );
}
