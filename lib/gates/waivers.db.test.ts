import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { askWaiver } from "#lib/gates/commands.ts";
import { judgeOnChange } from "#lib/gates/register.ts";
import { rejudge } from "#lib/gates/rejudge.ts";
import { modelPhase } from "#lib/gates/testing/model-phase.ts";
import { decideWaiver, endWaiver } from "#lib/lifecycle/commands/waivers.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, addMembers, makePerson, TEST_PASSWORD } from "#lib/lifecycle/testing/fixtures.ts";
import { onProjectChanged } from "#lib/platform/changes.ts";
import { now, setClock } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { asOwner } from "#lib/platform/testing/database.ts";

beforeAll(judgeOnChange);
afterEach(() => setClock(undefined));
afterAll(() => onProjectChanged(undefined));

const DAY_MS = 86_400_000;
const dayIn = (days: number) => new Date(now().getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** The Model phase with its one missing signature asked to be waived. */
async function asked() {
  const phase = await modelPhase();
  const input = {
    phase: "model",
    finding: "checklist-signed:model-selection",
    reason: "The reviewer is away until Monday.",
    expiresOn: dayIn(10),
  } as const;
  const lead = await accessFor(phase.lead, phase.project, "waiver:request");
  const { number } = accepted(await askWaiver(lead, input));
  const auditor = await accessFor(phase.auditor, phase.project, "waiver:agree");
  const decide = (agreed: boolean, password = TEST_PASSWORD) =>
    decideWaiver(auditor, { number, agreed, comment: "", password });
  return { ...phase, input, access: lead, number, decide };
}

test("a waiver sets its finding aside only when a second person agrees, and never makes it met", async () => {
  const phase = await asked();
  expect((await phase.gate()).judgement.verdict).toBe("closed");
  expect((await phase.gate()).waivers).toMatchObject([{ standing: "asked", requestedBy: "Lea Lead" }]);

  accepted(await phase.decide(true));
  const gate = await phase.gate();
  expect(gate.judgement).toMatchObject({ verdict: "open", counts: { waived: 1, met: 1 } });
  expect(gate.trail.find((marker) => marker.phase === "model")?.state).toBe("waived");
  expect(gate.waivers).toMatchObject([{ standing: "in-force", decidedBy: "Aud Auditor" }]);
});

test("of two decisions at the same moment, one counts", async () => {
  const phase = await asked();
  const both = await Promise.all([phase.decide(true), phase.decide(false)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "decided" });
});

test("time alone closes the gate again", async () => {
  const phase = await asked();
  accepted(await phase.decide(true));
  setClock(new Date(now().getTime() + 12 * DAY_MS));
  await rejudge(phase.project.id);
  const gate = await phase.gate();
  expect(gate.judgement.verdict).toBe("closed");
  expect(gate.waivers[0]?.standing).toBe("expired");
  expect(gate.trail.find((marker) => marker.phase === "model")?.state).toBe("closed");
});

test("declined and ended waivers count for nothing", async () => {
  const declined = await asked();
  accepted(await declined.decide(false));
  expect((await declined.gate()).judgement.verdict).toBe("closed");
  expect(await declined.decide(true)).toMatchObject({ ok: false, reason: "decided" });

  const ended = await asked();
  accepted(await ended.decide(true));
  accepted(await endWaiver(ended.access, { number: ended.number }));
  expect((await ended.gate()).judgement.verdict).toBe("closed");
  expect(await endWaiver(ended.access, { number: ended.number })).toMatchObject({
    ok: false,
    reason: "no-such-waiver",
  });
});

test("nobody agrees to their own waiver: the command refuses, and so does the database", async () => {
  const phase = await asked();
  await db().membership.updateMany({
    where: { projectId: phase.project.id, userId: phase.lead.userId },
    data: { role: "reviewer" },
  });
  const own = await accessFor(phase.lead, phase.project, "waiver:agree");
  const input = { number: phase.number, agreed: true, comment: "", password: TEST_PASSWORD };
  expect(await decideWaiver(own, input)).toMatchObject({ ok: false, reason: "own-request" });
  const forced = asOwner((owner) =>
    owner.query("UPDATE waiver SET decided_by_id = requested_by_id, agreed = true WHERE project_id = $1", [
      phase.project.id,
    ]),
  );
  await expect(forced).rejects.toThrow("waiver_needs_a_second_person");
});

test("a wrong password decides nothing", async () => {
  const phase = await asked();
  expect(await phase.decide(true, "not it")).toMatchObject({ ok: false, reason: "password-wrong" });
  expect((await phase.gate()).waivers[0]?.standing).toBe("asked");
});

test("only what the gate asks and what does not hold can be waived, once, until a day that is not far", async () => {
  const { access, input } = await asked();
  const ask = (change: Partial<typeof input> | { finding: string; expiresOn?: string } | { expiresOn: string }) =>
    askWaiver(access, { ...input, ...change });
  expect(await ask({})).toMatchObject({ ok: false, reason: "already-asked" });
  expect(await ask({ finding: "objectives-met" })).toMatchObject({ ok: false, reason: "no-such-finding" });
  expect(await ask({ finding: "notes-recorded" })).toMatchObject({ ok: false, reason: "no-such-finding" });
  expect(await ask({ expiresOn: dayIn(-1) })).toMatchObject({ ok: false, reason: "bad-day", field: "expiresOn" });
  expect(await ask({ expiresOn: dayIn(400) })).toMatchObject({ ok: false, reason: "bad-day" });
});

test("a waiver waits for every reviewer and auditor, and for nobody once it is decided", async () => {
  const phase = await asked();
  const other = await makePerson("Otto Auditor");
  await addMembers(phase.project.id, [{ person: other, role: "auditor" }]);
  const waits = () =>
    db().reviewRequest.findFirst({ where: { projectId: phase.project.id, subject: `waiver:${phase.number}` } });
  expect(await waits()).toMatchObject({ kind: "agree-waiver", excludedUsers: [phase.lead.userId] });
  accepted(await phase.decide(true));
  expect(await waits()).toBeNull();
});
