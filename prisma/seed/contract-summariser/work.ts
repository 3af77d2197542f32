import { importEvaluation } from "#lib/evaluation/commands/import-evaluation.ts";
import { saveNote } from "#lib/lifecycle/commands/save-note.ts";
import { noteSchema } from "#lib/lifecycle/schema.ts";
import { answers } from "#prisma/seed/checklist.ts";
import { modelSelection, trainingReview } from "#prisma/seed/contract-summariser/checklists.ts";
import { modelChoice } from "#prisma/seed/contract-summariser/model-choice.ts";
import { compares, decides } from "#prisma/seed/model-phase.ts";
import { resultsFile, share } from "#prisma/seed/results-file.ts";
import type { Story } from "#prisma/seed/story.ts";

const MODEL_NOTES = `## Decision

**Phi-4** (14B, MIT licence) on our own hardware, one clause at a time.

| Candidate | Notice dates, of 40 | Clauses, F1 | |
|---|---:|---:|---|
| Phi-4 | 35 | 0.71 | **chosen** |
| Qwen2.5 14B Instruct | 34 | 0.70 | rejected: invents page numbers |
| Mistral Small 24B Instruct | 36 | 0.68 | rejected: no room beside the support assistant |

Contracts are cut by clause, so that the short context is enough.
`;

const TRAINING_NOTES = `## So far

Prompt version 4 with page numbers. LoRA on 420 annotated contracts, two runs; the second is stable.

Stopped until it is clear what of the archive may stay: both runs used it.
`;

export async function tellModel(story: Story): Promise<void> {
  const choice = modelChoice(story.timeline);
  await compares(story.on(34, "10:05"), "contributor", choice);
  const note = noteSchema.parse({ phase: "model", body: MODEL_NOTES });
  await story.on(33, "11:20").does("contributor", "note:update", (access) => saveNote(access, note));
  await decides(story.on(33, "15:30"), "lead2", choice);
  await answers(story.on(32, "09:00"), "contributor", "model-selection", modelSelection);
  await story.on(29, "14:30").signs("reviewer", "record:model-decision");
  await story.on(29, "14:45").signs("reviewer", "checklist:model-selection");
}

/** A first measurement of the base model, and work on the prompt and an adapter. */
export async function tellTraining(story: Story): Promise<void> {
  story.on(20, "09:05");
  const bytes = resultsFile(firstRun(new Date(story.timeline.now.getTime() - 14 * 3_600_000)));
  await story.does("contributor", "evaluation:import", (access) =>
    importEvaluation(access, { format: "lm-eval", bytes }),
  );
  await story.judge();
  const note = noteSchema.parse({ phase: "training", body: TRAINING_NOTES.split("\nStopped")[0] });
  await story.on(12, "16:10").does("contributor", "note:update", (access) => saveNote(access, note));
  await answers(story.on(11, "08:50"), "contributor", "training-review", trainingReview);
}

export async function tellStop(story: Story): Promise<void> {
  const note = noteSchema.parse({ phase: "training", body: TRAINING_NOTES });
  await story.on(5, "09:40").does("contributor", "note:update", (access) => saveNote(access, note));
  await story.judge();
}

function firstRun(date: Date) {
  return {
    model: "microsoft/phi-4",
    modelArgs: "pretrained=microsoft/phi-4,dtype=bfloat16,max_length=16384",
    gitHash: "5be01ac",
    date,
    tasks: {
      "notice-dates": { metrics: { exact_match: share(281, 320) }, n: 320, shots: 2 },
      "clause-summaries": { metrics: { rougeL: { value: 0.402, stderr: 0.0098 } }, n: 240 },
      "liability-class": { metrics: { acc: share(262, 310) }, n: 310, shots: 2 },
    },
  };
}
