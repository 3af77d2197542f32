import type { SubjectStanding } from "#lib/gates/facts.ts";
import { type ChecklistProgress, progressOf } from "#lib/lifecycle/checklist-rules.ts";
import { isBlank } from "#lib/lifecycle/signatures.ts";
import { describeSubject, type SubjectName, subjectName } from "#lib/lifecycle/subject.ts";
import { templateOf } from "#lib/lifecycle/templates.ts";

/** Where a checklist or record stands on its way to a signature, in one word. */
export type SubjectState = "incomplete" | "ready" | "signed" | "stale" | "rejected";

/** A subject as a list shows it. */
export type SubjectSummary = {
  readonly name: SubjectName;
  readonly title: string;
  /** Below /projects/<slug>. */
  readonly path: string;
  readonly state: SubjectState;
  /** Null for a record, which has no items. */
  readonly progress: ChecklistProgress | null;
  readonly signatures: { readonly given: number; readonly asked: number };
};

/** Pure. A rejection weighs more than anything; what the policy's quorum has signed is signed. */
export function subjectStateOf({ loaded, blockers, signatures }: Omit<SubjectStanding, "reviewers">): SubjectState {
  if (signatures.rejected.length > 0) return "rejected";
  if (signatures.satisfied) return "signed";
  if (signatures.stale.length > 0) return "stale";
  return blockers.length > 0 || isBlank(loaded) ? "incomplete" : "ready";
}

export function summaryOf(standing: SubjectStanding): SubjectSummary {
  const { subject, answers, evidence } = standing.loaded;
  const { title, path } = describeSubject(subject);
  return {
    name: subjectName(subject),
    title,
    path,
    state: subjectStateOf(standing),
    progress: subject.kind === "checklist" ? progressOf(templateOf(subject.key), answers, evidence) : null,
    signatures: { given: standing.signatures.valid.length, asked: standing.reviewers },
  };
}
