import { beforeAll, describe, expect, it } from "vitest";
import type { Person } from "#lib/access/access.ts";
import { PROJECT_ROLES, type ProjectRole } from "#lib/access/permissions.ts";
import { describeEvent } from "#lib/ledger/events.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor, makePerson, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db } from "#lib/platform/db.ts";
import { Forbidden, NotFound } from "#lib/platform/errors.ts";
import { addPrompt } from "#lib/prompts/commands/add-prompt.ts";
import { editPrompt } from "#lib/prompts/commands/edit-prompt.ts";
import { moveLabel, promote } from "#lib/prompts/commands/move-label.ts";
import { publishVersion } from "#lib/prompts/commands/publish-version.ts";
import { discardDraft, saveDraft } from "#lib/prompts/commands/save-draft.ts";
import { draftForm } from "#lib/prompts/form.ts";
import { getDraft } from "#lib/prompts/queries/get-draft.ts";
import { getPrompt, listLabelMoves, listVersions } from "#lib/prompts/queries/get-prompt.ts";
import { getVersion } from "#lib/prompts/queries/get-version.ts";
import { listPrompts } from "#lib/prompts/queries/list-prompts.ts";
import { contentSchema } from "#lib/prompts/schema.ts";
import { makePrompt } from "#lib/prompts/testing/test-prompts.ts";

const people = new Map<ProjectRole, Person>();
let project: { readonly id: string; readonly slug: string };
const person = (role: ProjectRole) => people.get(role) ?? raise(role);
const reason = "It answers in the words of the bill.";
const content = (text: string, datasets: string[] = []) => contentSchema.parse({ text, datasets });

beforeAll(async () => {
  for (const role of PROJECT_ROLES) people.set(role, await makePerson(`The ${role}`));
  const members = [...people].map(([role, one]) => ({ person: one, role })).filter(({ role }) => role !== "lead");
  project = await makeProject({ lead: person("lead"), members });
  await makePrompt({ maker: person("contributor"), project }, "answer", ["Answer {{question}}.", "Say {{question}}."]);
});

const writing = () => accessFor(person("contributor"), project, "prompt:update");
const promoting = () => accessFor(person("lead"), project, "prompt:promote");
const reading = () => accessFor(person("auditor"), project, "prompt:read");

describe("a prompt", () => {
  it("has a key that no other of its project has, and any other project may", async () => {
    const again = await addPrompt(await writing(), { key: "answer", name: "Other", description: "" });
    expect(again).toMatchObject({ ok: false, reason: "key-taken", field: "key" });
    const other = await makeProject();
    await makePrompt({ maker: other.lead, project: other }, "answer", []);
    expect(await getVersion(await reading(), "answer", { version: 1 })).not.toBeNull();
  });

  it("has its changes in the ledger by field", async () => {
    const edit = { prompt: "answer", name: "Billing answer", description: "What the assistant says." };
    accepted(await editPrompt(await writing(), edit));
    accepted(await editPrompt(await writing(), edit));
    const entries = await db().ledgerEntry.findMany({ where: { chain: project.id, type: "prompt.edited" } });
    expect(entries.map(({ payload }) => describeEvent("prompt.edited", JSON.parse(payload)))).toEqual([
      "edited the prompt Billing answer: name, description",
    ]);
  });
});

describe("a version", () => {
  const publish = async (text: string, datasets: string[] = []) =>
    publishVersion(await writing(), { prompt: "answer", note: "Another try.", content: content(text, datasets) });

  it("is the next one, with its variables and hash, and stays as it is", async () => {
    await makePrompt({ maker: person("contributor"), project }, "next", ["Hello {{name}}."]);
    const [version] = (await listVersions(await reading(), (await idOf("next")) ?? "", 1)).items;
    expect(version).toMatchObject({ number: 1, note: "Another try.", createdByName: "The contributor" });
    const whole = await getVersion(await reading(), "next", { version: 1 });
    expect(whole).toMatchObject({ kind: "text", variables: ["name"], contentSha256: version?.contentSha256 });
    await expect(db().promptVersion.updateMany({ data: { note: "other" } })).rejects.toThrow();
  });

  it("is refused when the newest says the same, though not when an older one does", async () => {
    expect(await publish("Say {{question}}.")).toMatchObject({ ok: false, reason: "same-content" });
    expect(accepted(await publish("Answer {{question}}.")).version).toBe(3);
  });

  it("names only data that the project keeps", async () => {
    expect(await publish("As in 1, 2, 3: {{question}}", ["7/1"])).toMatchObject({
      ok: false,
      reason: "no-such-dataset",
      message: "The project keeps no dataset version 7/1.",
    });
  });

  it("gets one number each when two publish at once", async () => {
    await makePrompt({ maker: person("contributor"), project }, "race", []);
    const access = await writing();
    const texts = ["One", "Two", "Three", "Four"];
    const all = await Promise.all(
      texts.map((text) => publishVersion(access, { prompt: "race", note: "Race.", content: content(text) })),
    );
    expect(all.map((one) => accepted(one).version).sort()).toEqual([1, 2, 3, 4]);
  });
});

describe("a draft", () => {
  const draft = (text: string) =>
    draftForm.parse({ prompt: "answer", kind: "text", messages: { "0": { role: "user", content: text } } });

  it("is one's own, keeps what could not be published, and is gone with the version it became", async () => {
    const id = (await idOf("answer")) ?? "";
    accepted(await saveDraft(await writing(), draft("{{unfinished")));
    expect((await getDraft(await writing(), id))?.edited.messages[0]?.content).toBe("{{unfinished");
    const lead = await accessFor(person("lead"), project, "prompt:update");
    expect(await getDraft(lead, id)).toBeNull();
    accepted(await saveDraft(lead, draft("Another")));
    accepted(
      await publishVersion(await writing(), { prompt: "answer", note: "Done now.", content: content("Finished") }),
    );
    expect(await getDraft(await writing(), id)).toBeNull();
    expect(await getDraft(lead, id)).not.toBeNull();
    accepted(await discardDraft(lead, { prompt: "answer" }));
    expect(await getDraft(lead, id)).toBeNull();
  });
});

describe("labels", () => {
  it("are moved by makers, and production by a lead alone", async () => {
    const at = async (label: string) => (await getVersion(await reading(), "answer", { label }))?.number ?? null;
    accepted(await moveLabel(await writing(), { prompt: "answer", label: "staging", version: 2, reason }));
    const refused = await moveLabel(await writing(), { prompt: "answer", label: "production", version: 2, reason });
    expect(refused).toMatchObject({ ok: false, reason: "production-is-promoted" });
    expect(await at("production")).toBeNull();
    accepted(await promote(await promoting(), { prompt: "answer", version: 1, reason }));
    accepted(await promote(await promoting(), { prompt: "answer", version: 2, reason }));
    expect([await at("production"), await at("staging")]).toEqual([2, 2]);
    expect((await getVersion(await reading(), "answer", {}))?.labels).toEqual(["production", "staging"]);
    expect(await promote(await promoting(), { prompt: "answer", version: 2, reason })).toMatchObject({
      reason: "label-there",
    });
    expect(await promote(await promoting(), { prompt: "answer", version: 99, reason })).toMatchObject({
      reason: "no-such-version",
    });
  });

  it("keep who moved them and why, and have it in the ledger", async () => {
    accepted(await moveLabel(await writing(), { prompt: "answer", label: "staging", version: null, reason }));
    const moves = await listLabelMoves(await reading(), (await idOf("answer")) ?? "");
    expect(moves.map(({ label, version, movedByName }) => [label, version, movedByName])).toEqual([
      ["staging", null, "The contributor"],
      ["production", 2, "The lead"],
      ["production", 1, "The lead"],
      ["staging", 2, "The contributor"],
    ]);
    const entries = await db().ledgerEntry.findMany({
      where: { chain: project.id, type: { in: ["prompt.promoted", "prompt.label-moved"] } },
      orderBy: { seq: "asc" },
    });
    expect(entries.map(({ type, payload }) => describeEvent(type, JSON.parse(payload)).split(":")[0])).toEqual([
      "moved the label staging of the prompt Billing answer to version 2",
      "put version 1 of the prompt Billing answer into production",
      "put version 2 of the prompt Billing answer into production in place of version 1",
      "took the label staging off version 2 of the prompt Billing answer",
    ]);
  });
});

describe("roles", () => {
  it.each([
    ["lead", { read: true, write: true, promote: true }],
    ["contributor", { read: true, write: true, promote: false }],
    ["reviewer", { read: true, write: false, promote: false }],
    ["auditor", { read: true, write: false, promote: false }],
    ["stakeholder", { read: false, write: false, promote: false }],
    ["rater", { read: false, write: false, promote: false }],
  ] as const)("%s", async (role, can) => {
    const may = async (permission: "prompt:read" | "prompt:update" | "prompt:promote") => {
      try {
        await accessFor(person(role), project, permission);
        return true;
      } catch (error) {
        if (error instanceof Forbidden || error instanceof NotFound) return false;
        throw error;
      }
    };
    expect({
      read: await may("prompt:read"),
      write: await may("prompt:update"),
      promote: await may("prompt:promote"),
    }).toEqual(can);
  });

  it("a stakeholder sees names and labels, and no text", async () => {
    const access = await accessFor(person("stakeholder"), project, "project:read");
    const { items } = await listPrompts(access, 1);
    expect(items.find(({ key }) => key === "answer")).toMatchObject({ labels: [{ label: "production", version: 2 }] });
    const shown = JSON.stringify([items, await getPrompt(access, "answer")]);
    expect(shown).not.toContain("{{question}}");
  });
});

async function idOf(key: string): Promise<string | undefined> {
  return (await getPrompt(await reading(), key))?.id;
}

function raise(what: string): never {
  throw new Error(what);
}
