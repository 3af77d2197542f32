import { randomUUID } from "node:crypto";
import type { Person } from "#lib/access/access.ts";
import { createCampaign } from "#lib/alignment/commands/create-campaign.ts";
import { openCampaign } from "#lib/alignment/commands/open-campaign.ts";
import { addRater } from "#lib/alignment/commands/raters.ts";
import { type CreateCampaign, createCampaignQuery, judgementSchema } from "#lib/alignment/schema.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, makePerson, makeProject } from "#lib/lifecycle/testing/fixtures.ts";

export type TestCampaign = Awaited<ReturnType<typeof makeCampaign>>;

/** A file of pairs; every tenth is gold where that is asked for. */
export function pairsFile(count: number, { gold = false }: { gold?: boolean } = {}): string {
  return Array.from({ length: count }, (_, at) =>
    JSON.stringify({
      id: `item-${at}`,
      prompt: `Question ${at}`,
      response_a: `Answer ${at} of the first`,
      response_b: `Answer ${at} of the second, longer one`,
      model_a: "first",
      model_b: "second",
      ...(gold && at % 10 === 9 ? { gold: "a" } : {}),
    }),
  ).join("\n");
}

export async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** A project with an open campaign and its raters. */
export async function makeCampaign({
  file = pairsFile(6),
  raters: count = 3,
  ...asked
}: Partial<CreateCampaign> & { file?: string; raters?: number } = {}) {
  const raters: Person[] = [];
  for (let at = 1; at <= count; at += 1) raters.push(await makePerson(`Rater ${at}`));
  const project = await makeProject({ members: raters.map((person) => ({ person, role: "rater" as const })) });
  const query = createCampaignQuery.parse({
    title: "Which answer helps",
    kind: "pairwise",
    guideline: "Prefer the answer that helps the customer.",
    ...asked,
  });
  const { number } = accepted(
    await createCampaign(await accessFor(project.lead, project, "campaign:update"), query, bytesOf(file)),
  );
  const run = await accessFor(project.lead, project, "campaign:run");
  for (const { userId } of raters) accepted(await addRater(run, { campaign: number, userId }));
  accepted(await openCampaign(run, { campaign: number }));
  return { project, number, raters, run, accessOf: (rater: Person) => accessFor(rater, project, "feedback:rate") };
}

/** A judgement as a page would send it. */
export function judgementOf(position: number, said: Record<string, unknown> = {}) {
  return judgementSchema.parse({ id: randomUUID(), position, guidelineVersion: 1, answer: "first", ...said });
}
