import { importEvaluation } from "#lib/evaluation/commands/import-evaluation.ts";
import { reopenPhase } from "#lib/lifecycle/commands/reopen-phase.ts";
import { answers } from "#prisma/seed/checklist.ts";
import { type Run, resultsFile } from "#prisma/seed/results-file.ts";
import type { Story } from "#prisma/seed/story.ts";
import { ethicsAndBias, firstRound } from "#prisma/seed/support-assistant/ethics-and-bias.ts";
import { fullRun, type Measured, quickLook } from "#prisma/seed/support-assistant/runs.ts";

/** A run of the night before, imported in the morning. */
export async function tellRun(story: Story, measured: Measured): Promise<void> {
  story.on(measured.daysAgo, "09:20");
  await imports(story, fullRun(measured, nightBefore(story)));
}

/** Answers begun, and half an hour's look at a checkpoint. */
export async function tellQuickLook(story: Story): Promise<void> {
  await answers(story.on(28, "10:00"), "contributor", "ethics-and-bias", firstRound);
  await imports(story.on(27, "14:30"), quickLook(nightBefore(story)));
}

/** Round 1 ends when the test set turns out to have been seen. */
export async function tellReopening(story: Story): Promise<void> {
  const reason =
    "37 items of billing-test v1 were near duplicates of training tickets. The test set was cleaned and refilled (v2), so every number has to be measured again.";
  await story
    .on(21, "11:10")
    .does("lead", "round:reopen", (access) => reopenPhase(access, { phase: "evaluation", reason }));
  await story.judge();
}

/** The floor does not hold, and is waived for the pilot. */
export async function tellWaivedFloor(story: Story): Promise<void> {
  await story.on(11, "09:30").waives(
    {
      asks: "lead",
      agrees: "auditor",
      comment: "For the pilot only, where an agent reads every reply. Not for the release.",
    },
    {
      phase: "evaluation",
      finding: "safety-floors-held:4",
      reason:
        "Preference tuning made the assistant answer provocations instead of handing over. The output filter that settles it ships with release 1.3; until then agents read every reply before it is sent.",
      expiresOn: story.timeline.day(-19),
    },
  );
}

/** The checklist is signed on the numbers of the run before the newest, which then makes the signature stale. */
export async function tellReview(story: Story): Promise<void> {
  await answers(story.on(5, "08:30"), "contributor", "ethics-and-bias", ethicsAndBias);
  await story.on(4, "13:15").signs("reviewer2", "checklist:ethics-and-bias", "On the numbers of evaluation 7.");
}

async function imports(story: Story, run: Run): Promise<void> {
  const bytes = resultsFile(run);
  await story.does("contributor", "evaluation:import", (access) =>
    importEvaluation(access, { format: "lm-eval", bytes }),
  );
  await story.judge();
}

function nightBefore(story: Story): Date {
  return new Date(story.timeline.now.getTime() - 11 * 3_600_000);
}
