import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { compareVariants } from "#lib/alignment/commands/compare-variants.ts";
import { exportCampaign } from "#lib/alignment/queries/export-campaign.ts";
import { compareVariantsSchema } from "#lib/alignment/schema.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db } from "#lib/platform/db.ts";

test("what two variants answered to the same rows becomes pairs, named by version and model", async () => {
  const project = await makeProject();
  await makeRun(project.id);
  const asked = { title: "Which version", guideline: "Prefer the shorter one, if it is right." };
  const access = await accessFor(project.lead, project, "campaign:update");
  const input = compareVariantsSchema.parse({ ...asked, variants: "1 0 1" });
  const { number, itemCount } = accepted(await compareVariants(access, input));
  expect(itemCount).toBe(1);
  const reading = await accessFor(project.lead, project, "record:read");
  const file = await exportCampaign(reading, number, { as: "items", ties: "drop" });
  if (!file?.ok) throw new Error("nothing was exported");
  const text = Buffer.concat(await Array.fromAsync(file.value.bytes)).toString();
  expect(JSON.parse(text)).toEqual({
    ...{ id: "row 1", prompt: "one", response_a: "1 by v1", response_b: "1 by v2" },
    ...{ model_a: "v1, gpt", model_b: "v2, gpt" },
  });
  expect(await compareVariants(access, { ...input, variants: [1, 0, 7] })).toMatchObject({ reason: "no-such-run" });
  expect(await compareVariants(access, { ...input, variants: [9, 0, 1] })).toMatchObject({ reason: "no-such-run" });
});

/** Two rows, of which both variants answered the first. */
async function makeRun(projectId: string): Promise<void> {
  const at = new Date();
  const made = { createdByName: "Lea Lead", createdAt: at };
  const connectionId = await makeConnection(projectId);
  await db().prompt.create({
    data: {
      ...{ projectId, key: "greet", name: "Greet", ...made },
      versions: {
        create: [1, 2].map((number) => ({
          ...{ number, kind: "text" as const, messages: [], settings: {}, variables: [], note: "", ...made },
          contentSha256: `${number}`,
        })),
      },
    },
  });
  const prompt = await db().prompt.findFirstOrThrow({
    where: { projectId },
    include: { versions: { orderBy: { number: "asc" } } },
  });
  await db().promptRun.create({
    data: {
      ...{ projectId, number: 1, promptId: prompt.id, columns: ["question"], rowCount: 2, concurrency: 1, attempts: 1 },
      ...{ jobId: prompt.id, ...made },
      variants: {
        create: prompt.versions.map(({ id }, position) => ({
          position,
          promptVersionId: id,
          connectionId,
          model: "gpt",
        })),
      },
      rows: { create: ["one", "two"].map((question, position) => ({ position, values: { question } })) },
      answers: {
        create: [
          { row: 0, variant: 0, answer: "1 by v1", at },
          { row: 0, variant: 1, answer: "1 by v2", at },
          { row: 1, variant: 0, answer: "2 by v1", at },
          { row: 1, variant: 1, error: "timed out", at },
        ],
      },
    },
  });
}

async function makeConnection(projectId: string): Promise<string> {
  const connection = { id: randomUUID(), number: 1, name: "Local", baseUrl: "http://localhost:1", timeoutMs: 1000 };
  await db().connection.create({ data: { ...connection, projectId, defaultModel: "gpt" }, select: { id: true } });
  return connection.id;
}
