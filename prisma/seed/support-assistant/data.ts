import { addSource } from "#lib/data/commands/add-source.ts";
import { editSource } from "#lib/data/commands/edit-source.ts";
import { recordConsent } from "#lib/data/commands/record-consent.ts";
import { consentSchema, sourceEditSchema, sourceSchema } from "#lib/data/schema.ts";
import { answers } from "#prisma/seed/checklist.ts";
import type { Story } from "#prisma/seed/story.ts";
import {
  dataAnonymisation,
  dataBias,
  dataConsent,
  dataProtection,
} from "#prisma/seed/support-assistant/data-checklists.ts";
import { sources } from "#prisma/seed/support-assistant/sources.ts";

/** Phase 2: four sources with their consents, four checklists, signed by two reviewers. */
export async function tellData(story: Story): Promise<void> {
  story.on(66, "08:40");
  let number = 0;
  for (const { consents, ...source } of sources(story.timeline)) {
    number += 1;
    const input = sourceSchema.parse(source);
    await story.does("contributor", "data:update", (access) => addSource(access, input));
    for (const consent of consents) {
      const record = consentSchema.parse(consent);
      await story.on(64, "09:15").does("contributor", "data:update", (access) => recordConsent(access, number, record));
    }
  }
  await story.judge();
  await answers(story.on(63, "07:50"), "contributor", "data-protection", dataProtection);
  await answers(story.on(62, "08:10"), "contributor", "data-consent", dataConsent);
  await answers(story.on(60, "08:05"), "contributor", "data-anonymisation", dataAnonymisation);
  await answers(story.on(59, "09:00"), "lead", "data-bias", dataBias);
  await story.on(58, "10:20").signs("reviewer", "checklist:data-protection");
  await story.signs("reviewer", "checklist:data-consent", "Seen the paper forms at the advice centre on Tuesday.");
  await story.on(57, "13:40").signs("reviewer2", "checklist:data-anonymisation");
  await story.signs("reviewer2", "checklist:data-bias", "Please look at people over 70 again before the release.");
}

/** Two days ago a source got a second copy, which the reviewer has not seen yet. */
export async function tellSecondCopy(story: Story): Promise<void> {
  const [tickets] = sources(story.timeline);
  const edited = sourceEditSchema.parse({
    ...tickets,
    number: 1,
    revision: 1,
    region: "Germany, own data centre in Kiel; nightly copy at a hoster in Frankfurt",
  });
  await story.on(2, "15:10").does("contributor", "data:update", (access) => editSource(access, edited));
  await story.judge();
}
