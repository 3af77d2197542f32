import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ANSWERS,
  type ItemAnswer,
  type ItemEvidence,
  progressOf,
  type SignOffFact,
  signaturesFor,
  whyNotComplete,
  whyNotSign,
} from "#lib/lifecycle/checklist-rules.ts";
import type { ChecklistTemplate } from "#lib/lifecycle/checklist-template.ts";

const item = (key: string, flags: { evidenceRequired?: boolean; allowNotApplicable?: boolean }) => ({
  key,
  title: key,
  text: `${key} is done.`,
  guidance: "",
  reference: "",
  evidenceRequired: flags.evidenceRequired ?? false,
  allowNotApplicable: flags.allowNotApplicable ?? false,
});

const template: ChecklistTemplate = {
  key: "lunch",
  version: 2,
  phase: "data",
  title: "Lunch",
  purpose: "",
  meaning: "",
  reviewedOn: "2026-11-23",
  reviewers: 1,
  covers: [],
  items: [
    item("L1", {}),
    item("L2", { evidenceRequired: true, allowNotApplicable: true }),
    item("L3", { allowNotApplicable: true }),
  ],
};

const met = (itemKey: string): ItemAnswer => ({ itemKey, answer: "met", note: null });
const notApplicable = (itemKey: string, note: string | null): ItemAnswer => ({
  itemKey,
  answer: "not-applicable",
  note,
});
const whole = [met("L1"), met("L2"), met("L3")];
const paper = [{ itemKey: "L2" }];

describe("whyNotComplete", () => {
  test.each<[string, ItemAnswer[], ItemEvidence[], string[]]>([
    ["nothing answered", [], [], ["item-open L1", "item-open L2", "item-open L3"]],
    ["all met with evidence", whole, paper, []],
    ["evidence on another item", whole, [{ itemKey: "L1" }], ["evidence-missing L2"]],
    ["not applicable needs no evidence", [met("L1"), notApplicable("L2", "No paper here."), met("L3")], [], []],
    ["a blank reason", [met("L1"), notApplicable("L2", "  "), met("L3")], [], ["reason-missing L2"]],
    ["no reason", [met("L1"), met("L2"), notApplicable("L3", null)], paper, ["reason-missing L3"]],
    ["an item that always applies", [notApplicable("L1", "No."), met("L2"), met("L3")], paper, ["must-apply L1"]],
    ["an answer to an unknown item", [...whole, met("L9")], paper, []],
  ])("%s", (_name, answers, evidence, expected) => {
    const blockers = whyNotComplete(template, answers, evidence);
    expect(blockers.map((one) => ("itemKey" in one ? `${one.kind} ${one.itemKey}` : one.kind))).toEqual(expected);
  });

  test("answers given on an older version are to be looked at again", () => {
    expect(whyNotComplete(template, whole, paper, 1)).toEqual([
      { kind: "template-outdated", answeredVersion: 1, currentVersion: 2 },
    ]);
    expect(whyNotComplete(template, whole, paper, 2)).toEqual([]);
  });
});

const someAnswers = fc.uniqueArray(
  fc.record({
    itemKey: fc.constantFrom("L1", "L2", "L3", "L9"),
    answer: fc.constantFrom(...ANSWERS),
    note: fc.constantFrom(null, "", "Because."),
  }),
  { selector: (answer) => answer.itemKey },
);
const someEvidence = fc.array(fc.record({ itemKey: fc.constantFrom("L1", "L2", "L3", "L9") }));

describe("progressOf", () => {
  test("counts what is answered and what lacks evidence", () => {
    expect(progressOf(template, [met("L1"), met("L2")], [])).toEqual({ answered: 2, total: 3, evidenceMissing: 1 });
  });

  test("a complete checklist is wholly answered and lacks no evidence", () => {
    fc.assert(
      fc.property(someAnswers, someEvidence, (answers, evidence) => {
        const { answered, total, evidenceMissing } = progressOf(template, answers, evidence);
        expect(answered).toBeLessThanOrEqual(total);
        if (whyNotComplete(template, answers, evidence).length === 0) {
          expect([answered, evidenceMissing]).toEqual([total, 0]);
        }
      }),
    );
  });
});

const signOff = (signer: string, decision: SignOffFact["decision"], digest: string, minute: number): SignOffFact => ({
  signer,
  role: "reviewer",
  decision,
  digest,
  signedAt: `2026-11-23T10:${String(minute).padStart(2, "0")}:00.000Z`,
});

describe("whyNotSign", () => {
  const asked = {
    template,
    answers: whole,
    evidence: paper,
    authors: ["carl"],
    signer: "rita",
    role: "reviewer",
    existingSignatures: [],
    digest: "now",
  };

  test.each<[string, Partial<Parameters<typeof whyNotSign>[0]>, ReturnType<typeof whyNotSign>]>([
    ["a reviewer may", {}, null],
    ["a contributor may not", { role: "contributor" }, "wrong-role"],
    ["unless the policy says so", { role: "lead", roles: ["lead"] }, null],
    ["an author may not", { authors: ["carl", "rita"] }, "author"],
    ["an author may not reject either", { authors: ["rita"], decision: "rejected" }, "author"],
    ["not before it is complete", { answers: [] }, "incomplete"],
    ["not on an older version of the list", { answeredVersion: 1 }, "incomplete"],
    ["an incomplete one may be rejected", { answers: [], decision: "rejected" }, null],
    ["not twice", { existingSignatures: [signOff("rita", "approved", "now", 1)] }, "already-signed"],
    ["another's does not count", { existingSignatures: [signOff("rolf", "approved", "now", 1)] }, null],
    ["again after a change", { existingSignatures: [signOff("rita", "approved", "before", 1)] }, null],
    ["approving after rejecting", { existingSignatures: [signOff("rita", "rejected", "now", 1)] }, null],
  ])("%s", (_name, change, expected) => {
    expect(whyNotSign({ ...asked, ...change })).toBe(expected);
  });
});

describe("signaturesFor", () => {
  const quorum = { reviewers: 1, roles: ["reviewer"] };

  test.each<[string, SignOffFact[], { valid: number; stale: number; rejected: number; satisfied: boolean }]>([
    ["none", [], { valid: 0, stale: 0, rejected: 0, satisfied: false }],
    ["one", [signOff("rita", "approved", "now", 1)], { valid: 1, stale: 0, rejected: 0, satisfied: true }],
    ["a stale one", [signOff("rita", "approved", "old", 1)], { valid: 0, stale: 1, rejected: 0, satisfied: false }],
    [
      "stale, then signed again",
      [signOff("rita", "approved", "old", 1), signOff("rita", "approved", "now", 2)],
      { valid: 1, stale: 0, rejected: 0, satisfied: true },
    ],
    [
      "a rejection blocks another's approval",
      [signOff("rita", "approved", "now", 1), signOff("rolf", "rejected", "now", 2)],
      { valid: 1, stale: 0, rejected: 1, satisfied: false },
    ],
    [
      "until the same person approves",
      [signOff("rolf", "approved", "now", 3), signOff("rolf", "rejected", "now", 2)],
      { valid: 1, stale: 0, rejected: 0, satisfied: true },
    ],
    [
      "a rejection of what was there before blocks nothing",
      [signOff("rolf", "rejected", "old", 1), signOff("rita", "approved", "now", 2)],
      { valid: 1, stale: 0, rejected: 0, satisfied: true },
    ],
    [
      "approving something else does not lift a rejection",
      [signOff("rolf", "rejected", "now", 1), signOff("rolf", "approved", "other", 2)],
      { valid: 0, stale: 0, rejected: 1, satisfied: false },
    ],
    [
      "a role that does not sign",
      [{ ...signOff("lena", "approved", "now", 1), role: "lead" }],
      { valid: 0, stale: 0, rejected: 0, satisfied: false },
    ],
    [
      "instants are compared, not their spelling",
      [
        { ...signOff("rita", "rejected", "now", 0), signedAt: "2026-11-23T12:30:00+02:00" },
        { ...signOff("rita", "approved", "now", 0), signedAt: "2026-11-23T11:00:00Z" },
      ],
      { valid: 1, stale: 0, rejected: 0, satisfied: true },
    ],
  ])("%s", (_name, signOffs, expected) => {
    const { valid, stale, rejected, satisfied } = signaturesFor("now", signOffs, quorum);
    expect({ valid: valid.length, stale: stale.length, rejected: rejected.length, satisfied }).toEqual(expected);
  });

  const someSignOffs = fc.array(
    fc
      .tuple(
        fc.constantFrom("rita", "rolf", "rosa"),
        fc.constantFrom<SignOffFact["decision"]>("approved", "rejected"),
        fc.constantFrom("now", "old"),
        fc.nat(59),
      )
      .map((parts) => signOff(...parts)),
    { maxLength: 12 },
  );

  test("one person counts once, and the quorum means different people", () => {
    fc.assert(
      fc.property(someSignOffs, fc.integer({ min: 1, max: 3 }), (signOffs, reviewers) => {
        const result = signaturesFor("now", signOffs, { reviewers, roles: ["reviewer"] });
        const people = [...result.valid, ...result.stale, ...result.rejected].map((one) => one.signer);
        expect(new Set(people).size).toBe(people.length);
        expect(result.missing).toBe(Math.max(0, reviewers - result.valid.length));
        if (result.satisfied) expect(result.valid.length).toBeGreaterThanOrEqual(reviewers);
      }),
    );
  });

  test("nothing signed for another digest satisfies this one", () => {
    fc.assert(
      fc.property(someSignOffs, (signOffs) => {
        expect(signaturesFor("new", signOffs, quorum)).toMatchObject({ valid: [], rejected: [], satisfied: false });
      }),
    );
  });
});
