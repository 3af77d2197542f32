import { rejudge } from "#lib/gates/rejudge.ts";
import { INSTANCE_CHAIN, lockChain } from "#lib/ledger/append.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { allOrNothing } from "#prisma/seed/all-or-nothing.ts";
import { makeCast } from "#prisma/seed/cast.ts";
import { tellContractSummariser } from "#prisma/seed/contract-summariser.ts";
import { tellSupportAssistant } from "#prisma/seed/support-assistant.ts";
import { Timeline } from "#prisma/seed/timeline.ts";
import { tellVoiceOfCustomer } from "#prisma/seed/voice-of-customer.ts";

/**
 * Makes the demo: its people and three projects with their past, all through the commands that people use.
 * @returns false when there is somebody in the database already, and nothing was done.
 */
export async function makeDemo(): Promise<boolean> {
  let made = false;
  await allOrNothing(async () => {
    // Two processes that start at once: the second waits here, and then finds the first one's people.
    await lockChain(db(), INSTANCE_CHAIN);
    if (await db().user.findFirst({ select: { id: true } })) return;
    await tellAll(new Timeline(now()));
    for (const { id } of await db().project.findMany({ select: { id: true } })) await rejudge(id);
    made = true;
  });
  return made;
}

async function tellAll(timeline: Timeline): Promise<void> {
  try {
    const cast = await makeCast(timeline);
    // By the day they began, which is the order of the instance's own ledger.
    for (const tell of [tellSupportAssistant, tellContractSummariser, tellVoiceOfCustomer]) {
      timeline.rewind();
      await tell(timeline, cast);
    }
  } finally {
    timeline.finish();
  }
}
