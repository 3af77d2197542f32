import { decodeJwt, SignJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { changeEnvironment } from "#lib/deployment/environments/commands.ts";
import { listEnvironments } from "#lib/deployment/environments/queries.ts";
import { changeEnvironmentSchema } from "#lib/deployment/environments/schema.ts";
import { orderRollback } from "#lib/deployment/releases/commands/order-rollback.ts";
import { withdrawRelease } from "#lib/deployment/releases/commands/submit-release.ts";
import { listDeployments } from "#lib/deployment/releases/queries/list-deployments.ts";
import { reportOutcome } from "#lib/deployment/tokens/commands/report-outcome.ts";
import { listRefusals } from "#lib/deployment/tokens/queries/list-refusals.ts";
import type { Refused } from "#lib/deployment/tokens/refusals.ts";
import { signingKeys } from "#lib/deployment/tokens/signing-keys.ts";
import { digestOf, releasePhase } from "#lib/gates/testing/release-phase.ts";
import { answerItem } from "#lib/lifecycle/commands/answer-item.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor } from "#lib/lifecycle/testing/fixtures.ts";
import { setClock } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import type { Outcome } from "#lib/platform/outcome.ts";

type Phase = Awaited<ReturnType<typeof releasePhase>>;

async function atTime(instant: Date, work: () => Promise<void>): Promise<void> {
  setClock(instant);
  try {
    await work();
  } finally {
    setClock(undefined);
  }
}

function codesOf(outcome: Outcome<{ readonly granted: boolean } | Refused, string>): string[] {
  const value = accepted(outcome);
  return "reasons" in value ? value.reasons.map(({ code }) => code) : [];
}

async function tokenOf(phase: Phase, environment: string, digest: string): Promise<string> {
  const value = accepted(await phase.request(environment, digest));
  if (!value.granted) throw new Error(JSON.stringify(value.reasons));
  return value.token;
}

describe("a deploy token", () => {
  test("is given for the approved digest alone, once every gate is open", async () => {
    const phase = await releasePhase();
    const digest = digestOf("a");
    expect(codesOf(await phase.request("production", digest))).toContain("digest.unknown");
    const draft = await phase.draft("production", digest);
    expect(codesOf(await phase.request("production", digest))).toContain("release.not-submitted");
    const number = await phase.release("production", digest, { version: "1.0.1" });
    expect(number).toBe(draft + 1);
    expect(codesOf(await phase.request("production", digest))).toEqual([
      "signature.missing",
      "signature.missing",
      "rehearsal.none",
      "checklist.incomplete",
    ]);
    await phase.openProduction(number);
    const value = accepted(await phase.request("production", digest));
    if (!value.granted) throw new Error(JSON.stringify(value.reasons));
    expect(decodeJwt(value.token)).toMatchObject({
      sub: digest,
      aud: `cairn-deploy:${phase.project.slug}:production`,
      environment: "production",
      release: number,
      kind: "deploy",
    });
    expect(value.claims.exp - value.claims.iat).toBe(300);

    expect(codesOf(await phase.request("production", digestOf("b")))).toEqual(["digest.unknown"]);
    expect(codesOf(await phase.request("staging", digest))).toEqual(["digest.unknown"]);
    expect(codesOf(await phase.request("the-moon", digest))).toEqual(["environment.unknown"]);
  });

  test("is refused again once an answer of the signed checklist changes, and is judged again when it is redeemed", async () => {
    const phase = await releasePhase();
    const digest = digestOf("c");
    await phase.openProduction(await phase.release("production", digest));
    const token = await tokenOf(phase, "production", digest);
    const answer = { template: "deployment-integration", item: "P3", state: "met", note: "Changed since." } as const;
    accepted(await answerItem(phase.work, answer));

    const again = accepted(await phase.request("production", digest));
    expect(again).toMatchObject({ granted: false, reasons: [{ code: "signature.stale", gate: "deployment" }] });
    expect(codesOf(await phase.redeem({ token, environment: "production", digest }))).toEqual(["signature.stale"]);

    accepted(await phase.signs(phase.reviewer, "checklist:deployment-integration"));
    expect(codesOf(await phase.redeem({ token, environment: "production", digest }))).toEqual([]);
  });

  test("is refused once another release waits: the checklist covers what is to go out", async () => {
    const phase = await releasePhase();
    const digest = digestOf("d");
    await phase.openProduction(await phase.release("production", digest));
    expect(await tokenOf(phase, "production", digest)).not.toBe("");
    const next = await phase.release("production", digestOf("e"), {
      version: "1.1.0",
      changeLog: "- Shorter answers.",
    });
    const codes = codesOf(await phase.request("production", digest));
    expect(codes).toContain("release.superseded");
    expect(codes).toContain("signature.stale");

    accepted(await withdrawRelease(phase.update, { release: next, reason: "Built from the wrong branch." }));
    expect(codesOf(await phase.request("production", digest))).toEqual([]);
  });

  test("is refused for a release that somebody rejected, or that fewer approved than the environment asks", async () => {
    const phase = await releasePhase();
    const digest = digestOf("f");
    const number = await phase.release("staging", digest);
    accepted(await phase.signs(phase.reviewer, `release:${number}`));
    expect(codesOf(await phase.request("staging", digest))).toEqual([]);
    const stricter = { key: "staging", name: "Staging", position: 1, approvals: 2, tokenSeconds: 60 };
    accepted(await changeEnvironment(phase.manage, changeEnvironmentSchema.parse(stricter)));
    expect(codesOf(await phase.request("staging", digest))).toEqual(["signature.missing"]);
    accepted(await phase.signs(phase.second, `release:${number}`, "reject"));
    expect(codesOf(await phase.request("staging", digest))).toEqual(["release.rejected"]);
  });

  test("is not approved by whoever wrote the release", async () => {
    const phase = await releasePhase();
    const number = await phase.release("staging", digestOf("1"));
    await db().membership.updateMany({
      where: { projectId: phase.project.id, userId: phase.contributor.userId },
      data: { role: "reviewer" },
    });
    expect(await phase.signs(phase.contributor, `release:${number}`)).toMatchObject({ ok: false, reason: "author" });
  });
});

describe("redeeming", () => {
  let phase: Phase;
  const digest = digestOf("7");

  beforeAll(async () => {
    phase = await releasePhase();
    accepted(await phase.signs(phase.reviewer, `release:${await phase.release("staging", digest)}`));
  });

  test("begins one deployment, whoever comes first, and refuses every other", async () => {
    const token = await tokenOf(phase, "staging", digest);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => phase.redeem({ token, environment: "staging", digest })),
    );
    const values = answers.map((answer) => accepted(answer));
    expect(values.filter((value) => value.granted)).toHaveLength(1);
    for (const value of values) if (!value.granted) expect(value.reasons).toMatchObject([{ code: "token.replayed" }]);
    expect(await db().deployment.count({ where: { projectId: phase.project.id } })).toBe(1);
  });

  test("refuses another digest, another environment, a changed, an expired and a foreign token, each by name", async () => {
    const token = await tokenOf(phase, "staging", digest);
    const sent = { token, environment: "staging", digest };
    expect(codesOf(await phase.redeem({ ...sent, digest: digestOf("8") }))).toEqual(["token.other-digest"]);
    expect(codesOf(await phase.redeem({ ...sent, environment: "production" }))).toEqual(["token.other-environment"]);
    const [header, body, signature = ""] = token.split(".");
    const flipped = `${signature[0] === "A" ? "B" : "A"}${signature.slice(1)}`;
    expect(codesOf(await phase.redeem({ ...sent, token: `${header}.${body}.${flipped}` }))).toEqual(["token.tampered"]);
    const elsewhere = await releasePhase();
    expect(codesOf(await elsewhere.redeem(sent))).toEqual(["token.other-project"]);
    expect(codesOf(await phase.redeem({ ...sent, token: "a.b.c" }))).toEqual(["token.malformed"]);
    const forged = await new SignJWT({ ...decodeJwt(token), environment: "production" })
      .setProtectedHeader({ alg: "HS256", typ: "cairn-deploy+jwt", kid: signingKeys()[0].id })
      .sign(Buffer.from(signingKeys()[0].jwk.x, "base64url"));
    expect(codesOf(await phase.redeem({ ...sent, token: forged }))).toEqual(["token.malformed"]);
    await atTime(new Date(Date.now() + 61_000), async () => {
      expect(codesOf(await phase.redeem(sent))).toEqual([]);
    });
    const late = await tokenOf(phase, "staging", digest);
    await atTime(new Date(Date.now() + 301_000), async () => {
      expect(codesOf(await phase.redeem({ ...sent, token: late }))).toEqual(["token.expired"]);
    });
  });

  test("a key that was sent before gets the same answer again", async () => {
    const first = accepted(await phase.request("staging", digest, "build-17"));
    const again = accepted(await phase.request("staging", digest, "build-17"));
    if (!first.granted || !again.granted) throw new Error("refused");
    expect(again.token).toBe(first.token);
    expect(await phase.request("staging", digestOf("9"), "build-17")).toMatchObject({ reason: "key-reused" });

    const sent = { token: first.token, environment: "staging", digest };
    const began = accepted(await phase.redeem(sent, "build-17"));
    expect(accepted(await phase.redeem(sent, "build-17"))).toEqual(began);
    expect(codesOf(await phase.redeem(sent, "build-18"))).toEqual(["token.replayed"]);
  });

  test("a refusal is kept, and the ledger has every step without the token", async () => {
    const token = await tokenOf(phase, "staging", digest);
    await phase.request("staging", digestOf("9"));
    const refusal = await db().tokenRefusal.findFirst({
      where: { projectId: phase.project.id },
      orderBy: { id: "desc" },
      select: { step: true, digest: true },
    });
    expect(refusal).toEqual({ step: "request", digest: digestOf("9") });
    const entries = await db().ledgerEntry.findMany({
      where: { chain: phase.project.id },
      select: { type: true, payload: true },
    });
    expect(entries.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["deploy-token.granted", "deploy-token.refused", "deployment.started"]),
    );
    expect(JSON.stringify(entries)).not.toContain(token.split(".")[2]);
  });

  test("an outcome is said once", async () => {
    expect(accepted(await reportOutcome(phase.pipeline, 1, { result: "succeeded", note: "" })).deployment).toBe(1);
    expect(accepted(await reportOutcome(phase.pipeline, 1, { result: "succeeded", note: "" })).deployment).toBe(1);
    expect(await reportOutcome(phase.pipeline, 1, { result: "failed", note: "" })).toMatchObject({
      reason: "ended-otherwise",
    });
  });
});

describe("a rollback", () => {
  test("is given for what ran there, by order of a person, once, with the gates closed", async () => {
    const phase = await releasePhase();
    const [first, second] = [digestOf("a"), digestOf("b")];
    const number = await phase.release("production", first);
    await phase.openProduction(number);
    const token = await tokenOf(phase, "production", first);
    expect(codesOf(await phase.redeem({ token, environment: "production", digest: first }))).toEqual([]);
    const next = await phase.release("production", second, { version: "2.0.0", changeLog: "- Another model." });
    const order = { environment: "production", release: number, reason: "Answers are wrong since the new index." };
    const roll = await accessFor(phase.contributor, phase.project, "deployment:roll-back");

    expect(codesOf(await phase.request("production", first))).toContain("release.superseded");
    expect(await orderRollback(roll, { ...order, release: next })).toMatchObject({ reason: "never-ran-there" });
    accepted(await orderRollback(roll, order));
    const back = accepted(await phase.request("production", first));
    if (!back.granted) throw new Error("refused");
    expect(back.claims.kind).toBe("rollback");
    const sent = { token: back.token, environment: "production", digest: first };
    expect(accepted(await phase.redeem(sent))).toMatchObject({ kind: "rollback", release: number });
    expect(codesOf(await phase.request("production", first))).toContain("release.superseded");

    const read = await accessFor(phase.lead, phase.project, "project:read");
    const board = await listEnvironments(read);
    expect(board.find(({ key }) => key === "production")).toMatchObject({
      candidate: { number: next, state: "waiting" },
      running: { current: { kind: "rollback", release: { number } }, before: null },
    });
    const { items } = await listDeployments(read, { from: new Date(Date.now() - 3_600_000) });
    expect(items).toMatchObject([{ kind: "rollback", reason: order.reason }, { kind: "deploy" }]);
    const records = await accessFor(phase.lead, phase.project, "record:read");
    expect((await listRefusals(records, { digest: first })).items[0]).toMatchObject({ step: "request" });
  });
});
