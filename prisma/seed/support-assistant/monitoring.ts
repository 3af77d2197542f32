import { machineOf, openOwnProject } from "#lib/access/door.ts";
import { ingestSpans } from "#lib/monitoring/commands/ingest-spans.ts";
import type { DecodedSpan } from "#lib/monitoring/otlp/span.ts";
import { validateSpans } from "#lib/monitoring/otlp/validate.ts";
import { makeToken } from "#lib/projects/commands/make-token.ts";
import { seededRandom } from "#lib/statistics/random.ts";
import type { Story } from "#prisma/seed/story.ts";
import { GATEWAY_DAYS_AGO, tellGatewayUse } from "#prisma/seed/support-assistant/gateway.ts";
import { type Troubles, trafficOf } from "#prisma/seed/support-assistant/traffic.ts";

const DAYS = 30;
const DAY_MS = 86_400_000;
const BATCH = 4_000;

/** The pilot's collector gets a token of its own. */
export async function tellConnection(story: Story): Promise<string> {
  const { token } = await story
    .on(31, "16:40")
    .does("lead", "token:manage", (access) =>
      makeToken(access, { name: "otel-collector", permissions: ["telemetry:write"], days: 365 }),
    );
  return token;
}

/** Thirty days of calls up to the present, with one evening of errors and one of long waits. */
export async function tellTraffic(story: Story, token: string): Promise<void> {
  const { timeline } = story;
  timeline.goToEnd();
  const end = timeline.now.getTime();
  const troubles = {
    errors: evening(timeline.day(9), 15, 17),
    slowness: evening(timeline.day(4), 16, 20),
  } satisfies Troubles;
  const random = seededRandom(20_260_917);
  const today = Math.floor(end / DAY_MS) * DAY_MS;
  const gatewaySince = Date.parse(timeline.day(GATEWAY_DAYS_AGO)) + DAY_MS;
  const spans: DecodedSpan[] = [];
  for (let daysAgo = DAYS; daysAgo >= 0; daysAgo -= 1) {
    spans.push(...trafficOf(random, today - daysAgo * DAY_MS, 1 - daysAgo / DAYS, troubles, gatewaySince));
  }
  const { valid } = validateSpans(
    spans.filter(({ endNs }) => endNs <= BigInt(end) * 1_000_000n),
    timeline.now,
  );
  const machine = await machineOf(token);
  if (!machine) throw new Error("The collector's token is not valid.");
  const access = await openOwnProject(machine, "telemetry:write");
  for (let at = 0; at < valid.length; at += BATCH) {
    const batch = valid.slice(at, at + BATCH);
    await ingestSpans(access, batch, timeline.now);
  }
  await tellGatewayUse(story, valid);
}

function evening(day: string, from: number, to: number): [number, number] {
  const start = Date.parse(day);
  return [start + from * 3_600_000, start + to * 3_600_000];
}
