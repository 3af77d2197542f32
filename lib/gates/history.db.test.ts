import { beforeAll, expect, test } from "vitest";
import { modelPhase } from "#lib/gates/testing/model-phase.ts";
import { listHistory, listHistoryActors } from "#lib/ledger/queries.ts";
import { attachEvidence } from "#lib/lifecycle/commands/attach-evidence.ts";
import { getAttachment } from "#lib/lifecycle/queries.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db } from "#lib/platform/db.ts";

let phase: Awaited<ReturnType<typeof modelPhase>>;
beforeAll(async () => {
  phase = await modelPhase();
  accepted(await phase.sign(phase.reviewer));
});

const read = () => accessFor(phase.auditor, phase.project, "ledger:read");

test("the history reads as sentences, newest first, with people's names", async () => {
  const { entries, next } = await listHistory(await read(), {});
  expect(entries[0]).toMatchObject({
    actor: { kind: "person", name: "Rita Reviewer" },
    type: "signoff.created",
    sentence: "signed Model selection",
    phase: "model",
  });
  expect(entries.at(-1)).toMatchObject({ seq: 1, type: "project.created" });
  expect(next).toBeNull();
});

test("pages follow each other without a gap or a repetition", async () => {
  const whole = (await listHistory(await read(), {})).entries.map((entry) => entry.seq);
  const paged: number[] = [];
  let before: number | undefined;
  do {
    const page = await listHistory(await read(), { before }, 3);
    paged.push(...page.entries.map((entry) => entry.seq));
    before = page.next ?? undefined;
  } while (before !== undefined);
  expect(paged).toEqual(whole);
});

test("it is filtered by kind, type, actor and phase", async () => {
  const types = async (filter: Parameters<typeof listHistory>[1]) =>
    new Set((await listHistory(await read(), filter)).entries.map((entry) => entry.type));
  expect(await types({ type: "signoff" })).toEqual(new Set(["signoff.created"]));
  expect(await types({ type: "checklist.answered" })).toEqual(new Set(["checklist.answered"]));
  expect(await types({ actor: phase.lead.userId })).toEqual(new Set(["project.created", "policy.published"]));
  expect(await types({ phase: "data" })).toEqual(new Set());
  expect((await listHistoryActors(await read())).map((actor) => actor.name)).toEqual([
    "Cora Contributor",
    "Lea Lead",
    "Rita Reviewer",
  ]);
});

test("an evidence file is read back byte for byte, and only through its own project", async () => {
  const content = new Uint8Array([0, 255, 13, 10, 60]);
  const file = new File([content], "terms “signed”.pdf", { type: "text/html" });
  const input = { template: "model-selection", item: "M2", title: "", url: "", file } as const;
  const { evidence } = accepted(await attachEvidence(phase.work, input));
  const row = await db().checklistEvidence.findUniqueOrThrow({ where: { id: evidence } });
  const id = row.attachmentId ?? "";
  const own = await getAttachment(await accessFor(phase.reviewer, phase.project, "record:read"), id);
  expect(own && new Uint8Array(own.content)).toEqual(content);
  const other = await makeProject();
  expect(await getAttachment(await accessFor(other.lead, other, "record:read"), id)).toBeNull();
});
