import { describe, expect, it } from "vitest";
import { draftForm, editedOf, publishForm, storedDraft } from "#lib/prompts/form.ts";
import { contentSchema } from "#lib/prompts/schema.ts";

const sent = {
  prompt: "answer",
  note: "First words.",
  kind: "chat",
  messages: { "0": { role: "system", content: "Be kind.\r\n" }, "10": { role: "user", content: "{{q}}" } },
  settings: {
    temperature: "0",
    maxTokens: "",
    stop: "END\n\n",
    responseFormat: "json_schema",
    schema: '{"type":"object"}',
  },
  datasets: ["2/1", "1/1"],
};

describe("the editor's form", () => {
  it("is a version's content", () => {
    const { content, note } = publishForm.parse(sent);
    expect(note).toBe("First words.");
    expect(content).toEqual({
      kind: "chat",
      messages: [
        { role: "system", content: "Be kind.\n" },
        { role: "user", content: "{{q}}" },
      ],
      settings: { temperature: 0, stop: ["END"], responseFormat: { type: "json_schema", schema: { type: "object" } } },
      datasets: ["1/1", "2/1"],
    });
  });

  it("comes back as it was from a version it made", () => {
    const { content } = publishForm.parse(sent);
    const form = { ...editedOf(content), prompt: "answer", note: "Once more." };
    const numbered = { ...form, messages: Object.fromEntries(form.messages.map((one, index) => [index, one])) };
    expect(publishForm.parse(numbered).content).toEqual(content);
  });

  it("names the field that is wrong", () => {
    const wrong = publishForm.safeParse({ ...sent, settings: { ...sent.settings, temperature: "hot", schema: "{" } });
    expect(wrong.error?.issues.map(({ path }) => path.join("."))).toEqual([
      "content.settings.temperature",
      "content.settings.responseFormat.schema",
    ]);
  });

  it("is a draft whatever stands in it, and reads the same from the database", () => {
    const { edited } = draftForm.parse({
      ...sent,
      settings: { temperature: "hot" },
      messages: { "0": { role: "user", content: "" } },
    });
    expect(edited.settings.temperature).toBe("hot");
    expect(storedDraft.parse(JSON.parse(JSON.stringify(edited)))).toEqual(edited);
  });
});

describe("a request", () => {
  it("gives messages or one text, never both", () => {
    expect(contentSchema.parse({ text: "Say {{word}}." })).toMatchObject({
      kind: "text",
      messages: [{ role: "user", content: "Say {{word}}." }],
      settings: {},
    });
    expect(contentSchema.safeParse({}).success).toBe(false);
    expect(contentSchema.safeParse({ text: "a", messages: [{ role: "user", content: "a" }] }).success).toBe(false);
  });

  it("says nothing in one way", () => {
    const said = contentSchema.parse({ text: "a", settings: { stop: [], responseFormat: { type: "text" } } });
    expect(said.settings).toEqual({});
  });
});
