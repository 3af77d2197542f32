import { afterAll, beforeAll, expect, test } from "vitest";
import { countMyReviews, getChecklist, listMyReviews } from "#lib/gates/queries.ts";
import { judgeOnChange } from "#lib/gates/register.ts";
import { rejudge } from "#lib/gates/rejudge.ts";
import { modelPhase } from "#lib/gates/testing/model-phase.ts";
import { answerItem } from "#lib/lifecycle/commands/answer-item.ts";
import { publishPolicy } from "#lib/lifecycle/commands/publish-policy.ts";
import { reopenPhase } from "#lib/lifecycle/commands/reopen-phase.ts";
import { getNote, listPolicyVersions } from "#lib/lifecycle/queries.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor } from "#lib/lifecycle/testing/fixtures.ts";
import { onProjectChanged } from "#lib/platform/changes.ts";
import { db } from "#lib/platform/db.ts";
import { asOwner } from "#lib/platform/testing/database.ts";

beforeAll(judgeOnChange);
afterAll(() => onProjectChanged(undefined));

const REASON = "A new base model came out.";

test("reopening carries answers and evidence over under their authors, and no signature", async () => {
  const phase = await modelPhase();
  accepted(await phase.sign(phase.reviewer));
  const lead = await accessFor(phase.lead, phase.project, "round:reopen");
  expect(accepted(await reopenPhase(lead, { phase: "model", reason: REASON }))).toEqual({ round: 2 });

  const gate = await phase.gate();
  expect(gate).toMatchObject({ round: 2, judgement: { verdict: "closed" } });
  expect(gate.rounds).toMatchObject([{ number: 2, reason: REASON, startedBy: "Lea Lead" }, { number: 1 }]);
  const read = await accessFor(phase.reviewer, phase.project, "record:read");
  const { items, progress } = await getChecklist(read, "model-selection");
  expect(progress.answered).toBe(items.length);
  expect(items[0]).toMatchObject({ answeredBy: "Cora Contributor", evidence: [{ title: `Record ${items[0]?.key}` }] });
  expect((await phase.signable(phase.reviewer)).signatures).toEqual([]);
  expect(await getNote(read, "model")).toMatchObject({ body: "" });
  expect(await db().signOff.count({ where: { projectId: phase.project.id, round: 1 } })).toBe(1);
});

test("a policy's next version counts at once; the same again is refused; the last one cannot be altered", async () => {
  const phase = await modelPhase();
  const lead = await accessFor(phase.lead, phase.project, "policy:update");
  const criteria = [{ key: "notes-recorded", params: {} }] as const;
  expect(accepted(await publishPolicy(lead, { phase: "model", criteria: [...criteria] }))).toEqual({ version: 3 });
  expect(await phase.gate()).toMatchObject({ policy: { version: 3 }, judgement: { verdict: "open" } });
  expect(await publishPolicy(lead, { phase: "model", criteria: [...criteria] })).toMatchObject({
    ok: false,
    reason: "unchanged",
  });
  expect(await listPolicyVersions(lead, "model")).toMatchObject([
    { version: 3, publishedBy: "Lea Lead", criteria },
    { version: 2 },
    { version: 1 },
  ]);
  const altered = asOwner((owner) =>
    owner.query("UPDATE policy SET criteria = '[]' WHERE project_id = $1 AND version = 1", [phase.project.id]),
  );
  await expect(altered).rejects.toThrow("append-only");
});

test("judging twice writes one verdict and one set of requests", async () => {
  const phase = await modelPhase();
  await rejudge(phase.project.id);
  const count = async () => ({
    verdicts: await db().gateVerdict.count({ where: { projectId: phase.project.id } }),
    entries: await db().ledgerEntry.count({ where: { chain: phase.project.id } }),
    requests: await db().reviewRequest.findMany({ where: { projectId: phase.project.id } }),
  });
  const before = await count();
  await Promise.all([rejudge(phase.project.id), rejudge(phase.project.id)]);
  expect(await count()).toEqual(before);
  expect(before.verdicts).toBe(8);
});

test("a review waits for each reviewer who may sign it, leaves when it is signed, and comes back when it is stale", async () => {
  const phase = await modelPhase();
  const waiting = async () => ({
    reviewer: (await listMyReviews(phase.reviewer, 1)).reviews.map(({ kind, path }) => ({ kind, path })),
    counts: await Promise.all(
      [phase.reviewer, phase.second, phase.contributor, phase.auditor, phase.lead].map(countMyReviews),
    ),
  });
  const path = "model/checklists/model-selection";
  expect(await waiting()).toEqual({ reviewer: [{ kind: "sign", path }], counts: [1, 1, 0, 0, 0] });
  accepted(await phase.sign(phase.reviewer));
  expect(await waiting()).toEqual({ reviewer: [], counts: [0, 0, 0, 0, 0] });
  accepted(await answerItem(phase.work, { template: "model-selection", item: "M2", state: "met", note: "Changed." }));
  expect(await waiting()).toEqual({ reviewer: [{ kind: "sign-again", path }], counts: [1, 1, 0, 0, 0] });
});

test("nothing waits for the author of what would be signed, nor in an archived project", async () => {
  const phase = await modelPhase();
  await db().membership.updateMany({ where: { userId: phase.contributor.userId }, data: { role: "reviewer" } });
  expect(await countMyReviews(phase.contributor)).toBe(0);
  await db().project.update({ where: { id: phase.project.id }, data: { archivedAt: new Date() } });
  expect(await countMyReviews(phase.reviewer)).toBe(0);
});
