import { saveNote } from "#lib/lifecycle/commands/save-note.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import { noteSchema } from "#lib/lifecycle/schema.ts";
import { answers } from "#prisma/seed/checklist.ts";
import { compares, decides } from "#prisma/seed/model-phase.ts";
import type { Story } from "#prisma/seed/story.ts";
import { alignmentNotes } from "#prisma/seed/support-assistant/alignment-notes.ts";
import { tellCampaign } from "#prisma/seed/support-assistant/campaigns.ts";
import { modelChoice } from "#prisma/seed/support-assistant/model-choice.ts";
import { modelNotes } from "#prisma/seed/support-assistant/model-notes.ts";
import { tellTrainingRuns } from "#prisma/seed/support-assistant/training.ts";
import { firstTrainingNotes, trainingNotes } from "#prisma/seed/support-assistant/training-notes.ts";
import { alignmentReview, modelSelection, trainingReview } from "#prisma/seed/support-assistant/work-checklists.ts";

export async function tellModel(story: Story): Promise<void> {
  const choice = modelChoice(story.timeline);
  await compares(story.on(57, "09:15"), "contributor", choice);
  await notes(story.on(56, "12:10"), "model", modelNotes);
  await decides(story.on(56, "14:40"), "lead", choice);
  await answers(story.on(55, "08:30"), "contributor", "model-selection", modelSelection);
  await story.on(54, "11:20").signs("reviewer2", "record:model-decision");
  await story.on(53, "15:00").signs("reviewer2", "checklist:model-selection");
}

export async function tellTraining(story: Story): Promise<void> {
  await notes(story.on(41, "09:15"), "training", firstTrainingNotes);
  await tellTrainingRuns(story);
  await notes(story.on(38, "11:45"), "training", trainingNotes);
  await answers(story.on(37, "08:20"), "contributor", "training-review", trainingReview);
  await story.on(36, "10:05").signs("reviewer", "checklist:training-review");
}

/** Raters do not agree on hardship, so nothing is signed; the work goes on under a waiver. */
export async function tellAlignment(story: Story): Promise<void> {
  await tellCampaign(story);
  await notes(story.on(31, "13:30"), "alignment", alignmentNotes);
  await answers(story.on(30, "09:10"), "contributor", "alignment-review", alignmentReview);
}

export async function tellAlignmentWaiver(story: Story): Promise<void> {
  await story.on(25, "10:40").waives(
    {
      asks: "lead",
      agrees: "auditor",
      comment:
        "Acceptable because hardship cases go to a person anyway. I want to see the new agreement before the release.",
    },
    {
      phase: "alignment",
      finding: "checklist-signed:alignment-review",
      reason:
        "Raters agree far less on hardship cases than on all others, and those have to be judged again with the advice centre, whose next free date is in five weeks. Those cases never reach the model in the pilot, so evaluation can go on meanwhile.",
      expiresOn: story.timeline.day(-21),
    },
  );
}

async function notes(story: Story, phase: Phase, body: string): Promise<void> {
  const note = noteSchema.parse({ phase, body });
  await story.does("contributor", "note:update", (access) => saveNote(access, note));
  await story.judge();
}
