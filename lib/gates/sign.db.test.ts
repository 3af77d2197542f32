import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectFacts } from "#lib/gates/collect-facts.ts";
import { getChecklist, getSignable } from "#lib/gates/queries.ts";
import { judgeOnChange } from "#lib/gates/register.ts";
import { modelPhase } from "#lib/gates/testing/model-phase.ts";
import { answerItem } from "#lib/lifecycle/commands/answer-item.ts";
import { attachEvidence } from "#lib/lifecycle/commands/attach-evidence.ts";
import { publishPolicy } from "#lib/lifecycle/commands/publish-policy.ts";
import { removeEvidence } from "#lib/lifecycle/commands/remove-evidence.ts";
import { saveNote } from "#lib/lifecycle/commands/save-note.ts";
import { sign } from "#lib/lifecycle/commands/sign.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, addMembers, makePerson, TEST_PASSWORD } from "#lib/lifecycle/testing/fixtures.ts";
import { onProjectChanged } from "#lib/platform/changes.ts";
import { db } from "#lib/platform/db.ts";
import { Forbidden, NotFound } from "#lib/platform/errors.ts";

beforeAll(judgeOnChange);
afterAll(() => onProjectChanged(undefined));

const ITEM = { template: "model-selection", item: "M2" } as const;

describe("signing", () => {
  test("a complete checklist signed by a reviewer opens the gate, bound to the digest that was read", async () => {
    const phase = await modelPhase();
    expect((await phase.gate()).judgement.verdict).toBe("closed");
    const { digest, whyNot, state } = await phase.signable(phase.reviewer);
    expect({ whyNot, state }).toEqual({ whyNot: { approve: null, reject: null }, state: "ready" });

    accepted(await phase.sign(phase.reviewer, { comment: "Looks right." }));

    const gate = await phase.gate();
    expect(gate.judgement.verdict).toBe("open");
    expect(gate.subjects).toMatchObject([{ state: "signed", signatures: { given: 1, asked: 1 } }]);
    const [signature] = (await phase.signable(phase.lead)).signatures;
    expect(signature).toMatchObject({
      signerName: "Rita Reviewer",
      standing: "valid",
      digest,
      comment: "Looks right.",
    });
    const stored = await db().signOff.findFirst({ where: { projectId: phase.project.id } });
    expect(stored).toMatchObject({ method: "password", signerRole: "reviewer", digest });
  });

  test("an incomplete checklist is not signed, but may be rejected", async () => {
    const phase = await modelPhase();
    accepted(await answerItem(phase.work, { ...ITEM, state: "open", note: "" }));
    expect(await phase.sign(phase.reviewer)).toMatchObject({ ok: false, reason: "incomplete" });

    accepted(await phase.sign(phase.reviewer, { decision: "reject", comment: "The terms are not there." }));
    expect((await phase.gate()).subjects[0]?.state).toBe("rejected");
  });

  test("of one person's two signatures at the same moment, one is given", async () => {
    const phase = await modelPhase();
    const both = await Promise.all([phase.sign(phase.reviewer), phase.sign(phase.reviewer)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "already-signed" });
  });

  test("a reviewer who lost the role after the door has opened does not sign", async () => {
    const phase = await modelPhase();
    const { digest } = await phase.signable(phase.reviewer);
    const access = await accessFor(phase.reviewer, phase.project, "signoff:create");
    const input = {
      phase: "model",
      subject: "checklist:model-selection",
      decision: "approve",
      comment: "",
      password: TEST_PASSWORD,
      digest,
    } as const;
    await db().membership.updateMany({ where: { userId: phase.reviewer.userId }, data: { role: "contributor" } });
    await expect(sign(access, input, collectFacts)).rejects.toThrow(Forbidden);
    await db().membership.deleteMany({ where: { userId: phase.reviewer.userId } });
    await expect(sign(access, input, collectFacts)).rejects.toThrow(NotFound);
    expect((await phase.gate()).judgement.verdict).toBe("closed");
  });

  test("nobody signs their own work, whatever role they have by then", async () => {
    const phase = await modelPhase();
    await db().membership.updateMany({ where: { userId: phase.contributor.userId }, data: { role: "reviewer" } });
    expect((await phase.signable(phase.contributor)).whyNot.approve).toBe("author");
    expect(await phase.sign(phase.contributor)).toMatchObject({ ok: false, reason: "author" });
  });

  test("a wrong password signs nothing and is kept in the ledger", async () => {
    const phase = await modelPhase();
    expect(await phase.sign(phase.reviewer, { password: "not it" })).toMatchObject({
      ok: false,
      reason: "password-wrong",
      field: "password",
    });
    const where = { chain: phase.project.id, type: "signoff.failed" };
    expect(await db().ledgerEntry.count({ where })).toBe(1);
    expect(await db().signOff.count({ where: { projectId: phase.project.id } })).toBe(0);
  });

  test("what changed while it was being read is not signed", async () => {
    const phase = await modelPhase();
    const { digest } = await phase.signable(phase.reviewer);
    accepted(await answerItem(phase.work, { ...ITEM, state: "met", note: "Changed meanwhile." }));
    expect(await phase.sign(phase.reviewer, { digest })).toMatchObject({ ok: false, reason: "changed" });
  });

  test("the same person signs the same thing once", async () => {
    const phase = await modelPhase();
    accepted(await phase.sign(phase.reviewer));
    expect(await phase.sign(phase.reviewer)).toMatchObject({ ok: false, reason: "already-signed" });
  });

  test("a quorum of two takes two different people", async () => {
    const phase = await modelPhase();
    const lead = await accessFor(phase.lead, phase.project, "policy:update");
    accepted(
      await publishPolicy(lead, {
        phase: "model",
        criteria: [{ key: "checklist-signed", params: { template: "model-selection", reviewers: 2 } }],
      }),
    );
    accepted(await phase.sign(phase.reviewer));
    expect((await phase.gate()).judgement.findings[0]).toMatchObject({ state: "failed", fact: "1 of 2 have signed." });
    accepted(await phase.sign(phase.second));
    expect((await phase.gate()).judgement.verdict).toBe("open");
  });

  test("a record of which nothing is written cannot be signed", async () => {
    const phase = await modelPhase();
    const access = await accessFor(phase.reviewer, phase.project, "signoff:create");
    const { digest } = await getSignable(await accessFor(phase.reviewer, phase.project, "record:read"), {
      kind: "record",
      key: "risk-tier",
    });
    const outcome = await sign(
      access,
      {
        phase: "scope",
        subject: "record:risk-tier",
        decision: "approve",
        comment: "",
        password: TEST_PASSWORD,
        digest,
      },
      collectFacts,
    );
    expect(outcome).toMatchObject({ ok: false, reason: "incomplete" });
  });
});

describe("a signature goes stale, and open again after signing again", () => {
  type Phase = Awaited<ReturnType<typeof modelPhase>>;
  const changes: [string, (phase: Phase) => Promise<unknown>][] = [
    ["an answer", (phase) => answerItem(phase.work, { ...ITEM, state: "met", note: "Another region." })],
    [
      "evidence added",
      (phase) =>
        attachEvidence(phase.work, { ...ITEM, title: "Terms", url: "https://records.test/terms", file: undefined }),
    ],
    [
      "evidence taken off",
      async (phase) => {
        const row = await db().checklistEvidence.findFirstOrThrow({
          where: { checklist: { projectId: phase.project.id }, itemKey: "M1" },
        });
        accepted(await removeEvidence(phase.work, { evidence: row.id }));
        return attachEvidence(phase.work, {
          template: "model-selection",
          item: "M1",
          title: "Licence, newer",
          url: "https://records.test/licence-2",
          file: undefined,
        });
      },
    ],
    [
      "a covered fact",
      async (phase) =>
        saveNote(await accessFor(phase.contributor, phase.project, "note:update"), {
          phase: "model",
          body: "We changed our mind and took the larger model after all, for the languages it knows.",
        }),
    ],
  ];

  test.each(changes)("after %s", async (_what, change) => {
    const phase = await modelPhase();
    accepted(await phase.sign(phase.reviewer));
    await change(phase);

    const stale = await phase.gate();
    expect(stale.judgement.verdict).toBe("closed");
    expect(stale.judgement.findings[0]?.reason).toBe("signature.stale");
    expect(stale.trail.find((marker) => marker.phase === "model")?.state).toBe("stale");
    const { change: difference, signatures } = await phase.signable(phase.reviewer);
    expect(difference?.differences.length).toBeGreaterThan(0);
    expect(signatures[0]?.standing).toBe("stale");

    accepted(await phase.sign(phase.reviewer));
    expect((await phase.gate()).judgement.verdict).toBe("open");
    const verdicts = await db().gateVerdict.findMany({
      where: { projectId: phase.project.id, phase: "model" },
      orderBy: { id: "asc" },
    });
    expect(verdicts.map((row) => row.verdict)).toEqual(["closed", "open", "closed", "open"]);
  });
});

test("a note typed on is one entry in the ledger, and the same answer again is none", async () => {
  const phase = await modelPhase();
  const where = { chain: phase.project.id, type: "checklist.answered" };
  const before = await db().ledgerEntry.count({ where });
  for (const note of ["Do", "Done wi", "Done with care."])
    accepted(await answerItem(phase.work, { ...ITEM, state: "met", note }));
  accepted(await answerItem(phase.work, { ...ITEM, state: "met", note: "Done with care." }));
  expect(await db().ledgerEntry.count({ where })).toBe(before);
  accepted(await answerItem(phase.work, { ...ITEM, state: "open", note: "Done with care." }));
  expect(await db().ledgerEntry.count({ where })).toBe(before + 1);
});

test("the checklist shows each answer with its author, its evidence and what is left", async () => {
  const phase = await modelPhase();
  accepted(await answerItem(phase.work, { ...ITEM, state: "open", note: "" }));
  const { items, progress, blockers } = await getChecklist(
    await accessFor(phase.reviewer, phase.project, "record:read"),
    "model-selection",
  );
  expect(items.find((item) => item.key === "M1")).toMatchObject({
    answer: "met",
    answeredBy: "Cora Contributor",
    evidence: [{ title: "Record M1", addedBy: "Cora Contributor" }],
    blocker: null,
  });
  expect(blockers).toEqual([{ kind: "item-open", itemKey: "M2" }]);
  expect(progress).toMatchObject({ answered: items.length - 1, total: items.length });
});

test("a stakeholder and a stranger get nothing of it", async () => {
  const phase = await modelPhase();
  const stakeholder = await makePerson("Stina Stakeholder");
  await addMembers(phase.project.id, [{ person: stakeholder, role: "stakeholder" }]);
  await expect(phase.signable(stakeholder)).rejects.toThrow("record:read");
  await expect(phase.signable(await makePerson("Sten Stranger"))).rejects.toThrow();
});
