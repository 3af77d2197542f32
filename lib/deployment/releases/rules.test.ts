import { describe, expect, test } from "vitest";
import { releaseStateOf, whyNotSubmit } from "#lib/deployment/releases/rules.ts";
import { draftReleaseSchema, recordRehearsalSchema } from "#lib/deployment/releases/schema.ts";

const AT = new Date("2026-11-20T10:00:00Z");
const signed = {
  signer: "",
  role: "reviewer",
  decision: "approved",
  digest: "",
  signedAt: AT.toISOString(),
} as const;
const NONE = { satisfied: false, rejected: [], stale: [] };

test.each([
  ["draft", { submittedAt: null, withdrawnAt: null }, null],
  ["withdrawn", { submittedAt: AT, withdrawnAt: AT }, { ...NONE, satisfied: true }],
  ["waiting", { submittedAt: AT, withdrawnAt: null }, NONE],
  ["approved", { submittedAt: AT, withdrawnAt: null }, { ...NONE, satisfied: true }],
  ["stale", { submittedAt: AT, withdrawnAt: null }, { ...NONE, stale: [signed] }],
  ["rejected", { submittedAt: AT, withdrawnAt: null }, { ...NONE, satisfied: true, rejected: [signed] }],
] as const)("a release is %s", (state, release, signatures) => {
  expect(releaseStateOf(release, signatures)).toBe(state);
});

describe("what a draft lacks before it is submitted", () => {
  const whole = { changeLog: "- Shorter answers.", uri: "registry.test/assistant", kind: "container" };

  test.each([
    [null, whole],
    [null, { ...whole, kind: "prompt", uri: "" }],
    ["changeLog", { ...whole, changeLog: "  fix  " }],
    ["uri", { ...whole, uri: "" }],
  ])("%s", (field, draft) => {
    expect(whyNotSubmit(draft)?.field ?? null).toBe(field);
  });
});

const DRAFT = { environment: "staging", version: "1.0", kind: "model", digest: `sha256:${"a".repeat(64)}` };

describe("a draft as it is sent", () => {
  test("an empty choice of a form and one that JSON leaves out are none", () => {
    const form = draftReleaseSchema.parse({ ...DRAFT, run: "", evaluation: "7", sizeBytes: "" });
    expect(form).toMatchObject({ run: null, decision: null, evaluation: 7, sizeBytes: null });
  });

  test.each([
    ["digest", { digest: "a".repeat(64) }],
    ["digest", { digest: `sha256:${"A".repeat(64)}` }],
    ["digest", { digest: `sha256:${"a".repeat(63)}` }],
    ["digest", { digest: `sha512:${"a".repeat(64)}` }],
    ["version", { version: "1.0\n2.0" }],
    ["environment", { environment: "Production" }],
    ["kind", { kind: "rumour" }],
    ["run", { run: "0" }],
    ["sizeBytes", { sizeBytes: "-1" }],
  ])("%s is refused as %j", (field, wrong) => {
    const result = draftReleaseSchema.safeParse({ ...DRAFT, ...wrong });
    expect(result.error?.issues[0]?.path[0]).toBe(field);
  });
});

describe("a rehearsal as it is sent", () => {
  const rehearsal = {
    environment: "staging",
    from: "2",
    to: "1",
    rehearsedAt: "2026-11-20T10:00",
    durationSeconds: "240",
    outcome: "succeeded",
    url: "https://records.test/log",
  };

  test("a time without a zone is UTC", () => {
    expect(recordRehearsalSchema.parse(rehearsal).rehearsedAt).toEqual(AT);
    const zoned = recordRehearsalSchema.parse({ ...rehearsal, rehearsedAt: "2026-11-20T11:00:00+01:00" });
    expect(zoned.rehearsedAt).toEqual(AT);
  });

  test.each([
    ["rehearsedAt", { rehearsedAt: "2026-13-40T10:00" }],
    ["url", { url: "" }],
    ["url", { url: "javascript:alert(1)" }],
    ["durationSeconds", { durationSeconds: "0" }],
  ])("%s is refused as %j", (field, wrong) => {
    const result = recordRehearsalSchema.safeParse({ ...rehearsal, ...wrong });
    expect(result.error?.issues[0]?.path[0]).toBe(field);
  });
});
