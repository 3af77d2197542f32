import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type DeployFacts,
  type GateAnswer,
  type ReleaseFacts,
  tokenLifetime,
  whyNotDeploy,
  whyNotRollBack,
} from "#lib/deployment/tokens/rules.ts";
import type { Finding, Judgement, Verdict } from "#lib/lifecycle/gate.ts";

const AT = new Date("2026-11-20T10:00:00.250Z");

const approver = {
  signer: "b7c6a3a0-0000-4000-8000-000000000001",
  signerName: "Rita Reviewer",
  role: "reviewer",
  decision: "approved",
  digest: "",
  signedAt: AT.toISOString(),
} as const;

const APPROVED = { valid: [approver], stale: [], rejected: [], missing: 0, satisfied: true };

const release: ReleaseFacts = {
  number: 4,
  version: "1.3.0",
  submittedAt: AT,
  withdrawnAt: null,
  signatures: APPROVED,
};

const facts: DeployFacts = {
  environment: { key: "production", name: "Production", requiredGates: ["evaluation"] },
  release,
  elsewhere: [],
  candidate: 4,
  gates: [gate("open")],
};

function gate(verdict: Verdict, ...findings: Partial<Finding>[]): GateAnswer {
  const judgement: Judgement = {
    phase: "evaluation",
    verdict,
    findings: findings.map((one) => ({
      key: "k",
      title: "Objectives met",
      state: "failed",
      reason: "r",
      fact: "F.",
      ...one,
    })),
    counts: { met: 0, failed: 0, undecided: 0, waived: 0 },
    validUntil: null,
  };
  return { phase: "evaluation", digest: "", judgement };
}

const codes = (changed: Partial<DeployFacts>) => whyNotDeploy({ ...facts, ...changed }).map(({ code }) => code);
const withRelease = (changed: Partial<ReleaseFacts>) => codes({ release: { ...release, ...changed } });

describe("whyNotDeploy", () => {
  test("lets an approved release out through open gates", () => {
    expect(codes({})).toEqual([]);
  });

  test("names what is wrong with the release", () => {
    expect(codes({ release: null })).toEqual(["digest.unknown"]);
    expect(withRelease({ submittedAt: null, signatures: null })).toEqual(["release.not-submitted"]);
    expect(withRelease({ withdrawnAt: AT })).toEqual(["release.withdrawn"]);
    expect(codes({ candidate: 5 })).toEqual(["release.superseded"]);
    expect(withRelease({ signatures: { ...APPROVED, rejected: [approver] } })).toEqual(["release.rejected"]);
    const unsigned = { valid: [], stale: [], rejected: [], missing: 2, satisfied: false };
    expect(withRelease({ signatures: unsigned })).toEqual(["signature.missing"]);
    expect(withRelease({ signatures: { ...unsigned, stale: [approver] } })).toEqual(["signature.stale"]);
  });

  test("says where else a digest is released to", () => {
    const [first] = whyNotDeploy({ ...facts, release: null, elsewhere: ["release 3 of Staging"] });
    expect(first?.detail).toContain("It is release 3 of Staging.");
  });

  test("gives each unsettled finding of a gate its own reason, and none to what is met or waived", () => {
    const closed = gate(
      "closed",
      { reason: "signature.stale", action: { label: "See", path: "evaluation/checklists/ethics-and-bias" } },
      { reason: "objective.insufficient", state: "undecided" },
      { reason: "objective.met", state: "met" },
      { reason: "floor.waived", state: "waived" },
    );
    expect(whyNotDeploy({ ...facts, gates: [closed] })).toMatchObject([
      { code: "signature.stale", gate: "evaluation", path: "evaluation/checklists/ethics-and-bias" },
      { code: "objective.insufficient", gate: "evaluation", path: "evaluation" },
    ]);
  });

  test("a gate that asks nothing, or is not there, shows nothing", () => {
    expect(codes({ gates: [gate("insufficient")] })).toEqual(["gate.insufficient"]);
    expect(codes({ gates: [] })).toEqual(["gate.insufficient"]);
  });

  test("never lets out what a gate or a missing signature holds back", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Verdict>("open", "closed", "insufficient"),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(3, 4, 5),
        (verdict, satisfied, withdrawn, candidate) => {
          const reasons = codes({
            candidate,
            gates: [gate(verdict)],
            release: {
              ...release,
              withdrawnAt: withdrawn ? AT : null,
              signatures: { ...APPROVED, satisfied, missing: satisfied ? 0 : 1 },
            },
          });
          expect(reasons.length === 0).toBe(verdict === "open" && satisfied && !withdrawn && candidate === 4);
        },
      ),
    );
  });
});

test("a rollback looks at no gate, and never at what was withdrawn", () => {
  expect(whyNotRollBack(release)).toEqual([]);
  expect(whyNotRollBack({ ...release, withdrawnAt: AT })).toMatchObject([{ code: "release.withdrawn" }]);
});

describe("tokenLifetime", () => {
  test("is what the environment says, in whole seconds", () => {
    expect(tokenLifetime(AT, 300, [gate("open")])).toEqual({
      issuedAt: new Date("2026-11-20T10:00:00Z"),
      expiresAt: new Date("2026-11-20T10:05:00Z"),
    });
  });

  test("ends when time alone may close a gate it rests on", () => {
    const open = gate("open");
    const ending = { ...open, judgement: { ...open.judgement, validUntil: "2026-11-20T10:01:30.500Z" } };
    expect(tokenLifetime(AT, 300, [ending]).expiresAt).toEqual(new Date("2026-11-20T10:01:30Z"));
  });
});
