import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentHash, type PromptContent } from "#lib/prompts/rules/content.ts";
import { labelsAfter, MOST_LABELS, whyNotMove } from "#lib/prompts/rules/labels.ts";
import { whyNotPublish } from "#lib/prompts/rules/why-not-publish.ts";

const content: PromptContent = {
  kind: "chat",
  messages: [
    { role: "system", content: "Be kind." },
    { role: "user", content: "{{question}}" },
  ],
  settings: { temperature: 0 },
  datasets: [],
};

describe("what a version says", () => {
  it.each<[string, Partial<PromptContent>]>([
    ["another kind", { kind: "text" }],
    ["a message more", { messages: [...content.messages, { role: "assistant", content: "Yes." }] }],
    ["another order", { messages: content.messages.toReversed() }],
    ["another setting", { settings: { temperature: 1 } }],
    ["named data", { datasets: ["1/1"] }],
  ])("has another hash with %s", (_what, change) => {
    expect(contentHash({ ...content, ...change })).not.toBe(contentHash(content));
  });

  it("has the same hash in whatever order data and settings are named", () => {
    const one = { ...content, settings: { temperature: 0, maxTokens: 5 }, datasets: ["2/1", "1/1", "2/1"] };
    const other = { ...content, settings: { maxTokens: 5, temperature: 0 }, datasets: ["1/1", "2/1"] };
    expect(contentHash(one)).toBe(contentHash(other));
  });

  it("is refused when the newest version says it already, by its number", () => {
    const fit = whyNotPublish(content, null);
    expect(fit).toMatchObject({ ok: true });
    const newest = { number: 3, contentSha256: contentHash(content) };
    const refused = whyNotPublish(content, newest);
    expect(refused).toMatchObject({
      ok: false,
      reason: "same-content",
      message: expect.stringContaining("Version 3"),
    });
  });

  it("is refused with a message that is empty, or with a fault, by its place", () => {
    const user = (text: string) => ({ ...content, messages: [content.messages[0], { role: "user", content: text }] });
    expect(whyNotPublish(user("  ") as PromptContent, null)).toMatchObject({
      reason: "prompt-empty",
      field: "messages.1.content",
    });
    expect(whyNotPublish(user("Hi\n{{a b}}") as PromptContent, null)).toMatchObject({
      reason: "template-fault",
      message: expect.stringMatching(/^Message 2, line 2, column 1: “a b” is no name/),
    });
  });
});

describe("labels", () => {
  const moves = fc.array(
    fc.record({
      label: fc.constantFrom("production", "staging", "a"),
      version: fc.option(fc.integer({ min: 1, max: 3 })),
    }),
  );

  it("point to where they were moved last", () => {
    fc.assert(
      fc.property(moves, (list) => {
        const labels = labelsAfter(list);
        for (const label of ["production", "staging", "a"])
          expect(labels.get(label) ?? null).toBe(list.findLast((one) => one.label === label)?.version ?? null);
      }),
    );
  });

  it("take every move but one that changes nothing", () => {
    fc.assert(
      fc.property(
        moves,
        fc.constantFrom("production", "b"),
        fc.option(fc.integer({ min: 1, max: 3 })),
        (list, label, version) => {
          const labels = labelsAfter(list);
          const changes = (labels.get(label) ?? null) !== version;
          expect(whyNotMove(labels, { label, version }).ok).toBe(changes);
        },
      ),
    );
  });

  it("are no more than a page shows", () => {
    const full = new Map(Array.from({ length: MOST_LABELS }, (_, index) => [`l${index}`, 1]));
    expect(whyNotMove(full, { label: "more", version: 1 })).toMatchObject({ reason: "too-many-labels" });
    expect(whyNotMove(full, { label: "l3", version: 2 })).toMatchObject({ ok: true });
  });
});
