import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { itemRecord } from "#lib/alignment/exports/item-record.ts";
import type { JudgedItem, TakenJudgement } from "#lib/alignment/exports/judged-item.ts";
import { TRL_FORMATS, type TrlFormat, type TrlOptions, trlRecords } from "#lib/alignment/exports/trl-records.ts";
import type { CampaignItem } from "#lib/alignment/items/campaign-item.ts";
import { readItems } from "#lib/alignment/items/read-items.ts";
import { turnsOf } from "#lib/alignment/items/turns.ts";
import type { CampaignKind } from "#lib/platform/generated/enums.ts";
import type { Json } from "#lib/platform/json-value.ts";

async function imported(kind: CampaignKind, records: readonly unknown[]): Promise<CampaignItem[]> {
  async function* file() {
    yield Buffer.from(records.map((record) => JSON.stringify(record)).join("\n"));
  }
  return Array.fromAsync(readItems(file(), { kind, labelSource: "person" }));
}

/** What is kept of a text: NUL and lone surrogates are not storable. */
const text = fc.string({ unit: "grapheme", maxLength: 40 }).map((one) => one.toWellFormed().replaceAll("\0", ""));
const name = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 12 });
const message = (role: string) => text.map((content) => ({ role, content }));
const conversation = fc
  .tuple(message("system"), message("user"), message("assistant"), message("user"))
  .map((messages): Json => messages);
const turns = (side: "prompt" | "response") =>
  fc
    .oneof(text, side === "prompt" ? conversation : text)
    .map((value) => turnsOf(value, side))
    .filter((value) => value !== null);

const judgement: fc.Arbitrary<TakenJudgement> = fc.record({
  opinion: fc.constantFrom("a" as const, "b" as const, "tie" as const, "both_bad" as const),
  rating: fc.constant(null),
  annotator: fc.nat(8).map((number) => `R${number + 1}`),
  guidelineVersion: fc.constant(1),
  shownFirst: fc.constantFrom("a" as const, "b" as const),
  rationale: text,
  durationMs: fc.nat(),
  at: fc.constant("2026-11-23T10:00:00.000Z"),
});

const pair: fc.Arbitrary<JudgedItem> = fc.record({
  position: fc.nat(1000),
  key: fc.option(name),
  prompt: turns("prompt"),
  responseA: turns("response"),
  responseB: turns("response"),
  modelA: fc.option(name),
  modelB: fc.option(name),
  gold: fc.constant(null),
  label: fc.constant(null),
  labelSource: fc.constant(null),
  group: fc.option(name),
  judgements: fc.array(judgement, { maxLength: 5 }),
});

/** An item of a file of preferences, turned so that the better answer is A. */
function chosenFirst(item: CampaignItem): CampaignItem {
  if (item.label !== "b") return item;
  const { responseA, responseB, modelA, modelB, ...rest } = item;
  return { ...rest, responseA: responseB ?? "", responseB: responseA, modelA: modelB, modelB: modelA, label: "a" };
}

const HAS_MARK = /\n\n(Human|Assistant):/;

function options(format: TrlFormat, kind: CampaignKind = "pairwise", ties: TrlOptions["ties"] = "drop"): TrlOptions {
  return { kind, format, ties, scale: null };
}

function counts(item: JudgedItem, opinion: string): number {
  return item.judgements.filter((one) => one.opinion === opinion).length;
}

describe.each((Object.keys(TRL_FORMATS) as TrlFormat[]).filter((format) => TRL_FORMATS[format].pairs))(
  "pairs as %s",
  (format) => {
    test("come back with the same prompt, answers and label", async () => {
      await fc.assert(
        fc.asyncProperty(pair, async (item) => {
          const isText = !TRL_FORMATS[format].conversational;
          fc.pre(!isText || typeof item.prompt === "string");
          fc.pre(!isText || !HAS_MARK.test(`${item.prompt}${item.responseA}${item.responseB}`));
          const records = trlRecords(item, options(format));
          fc.pre(records.length > 0);
          const isA = counts(item, "a") > counts(item, "b");
          const { key, group, prompt, responseA, responseB, modelA, modelB } = item;
          const back = await imported("pairwise", records);
          expect(back.map(chosenFirst)).toEqual([
            {
              ...{ key, group, prompt, gold: null, label: "a", labelSource: "person" },
              ...(isA
                ? { responseA, responseB, modelA, modelB }
                : { responseA: responseB, responseB: responseA, modelA: modelB, modelB: modelA }),
            },
          ]);
        }),
        { numRuns: 200 },
      );
    });

    test("exported again, are the same file", async () => {
      await fc.assert(
        fc.asyncProperty(pair, async (item) => {
          fc.pre(
            TRL_FORMATS[format].conversational || (typeof item.prompt === "string" && !HAS_MARK.test(item.prompt)),
          );
          const records = trlRecords({ ...item, judgements: [], label: "b", labelSource: "machine" }, options(format));
          const again = await Promise.all(
            records.map(async (record) => {
              const [read] = await imported("pairwise", [record]);
              return read ? trlRecords({ ...read, position: 0, judgements: [] }, options(format)) : [];
            }),
          );
          expect(again.flat()).toEqual(records);
        }),
        { numRuns: 100 },
      );
    });

    test("leave out what nobody decided, and ties, whatever is asked", () => {
      fc.assert(
        fc.property(pair, (item) => {
          const most = Math.max(...["a", "b", "tie", "both_bad"].map((opinion) => counts(item, opinion)));
          const isDecided =
            [counts(item, "a"), counts(item, "b")].includes(most) && counts(item, "a") !== counts(item, "b");
          const isAlone =
            ["a", "b", "tie", "both_bad"].filter((opinion) => counts(item, opinion) === most).length === 1;
          expect(trlRecords(item, options(format, "pairwise", "keep"))).toHaveLength(
            most > 0 && isDecided && isAlone ? 1 : 0,
          );
        }),
      );
    });
  },
);

describe("unpaired", () => {
  const judged = (...opinions: TakenJudgement["opinion"][]): JudgedItem => ({
    ...{ position: 0, key: "q1", prompt: "Hi", responseA: "Hello", responseB: "Go away", modelA: "m1", modelB: "m2" },
    ...{ gold: null, label: null, labelSource: null, group: null },
    judgements: opinions.map((opinion, at) => ({
      ...{ opinion, rating: null, annotator: `R${at + 1}`, guidelineVersion: 1, shownFirst: "a", rationale: "" },
      ...{ durationMs: null, at: "2026-11-23T10:00:00.000Z" },
    })),
  });

  test.each([
    ["the preferred one is good, the other is not", ["a", "a", "b"], "drop", [true, false]],
    ["ties are dropped", ["tie", "tie"], "drop", []],
    ["a tie is two good answers where that is asked", ["tie", "tie"], "keep", [true, true]],
    ["an even vote is a tie", ["a", "b"], "keep", [true, true]],
    ["both bad are two bad answers", ["both_bad", "both_bad", "a"], "keep", [false, false]],
    ["what nobody decided stays out", ["both_bad", "a"], "keep", []],
  ] as const)("%s", (_, opinions, ties, labels) => {
    const records = trlRecords(judged(...opinions), options("kto", "pairwise", ties));
    expect(records.map(({ label }) => label)).toEqual(labels);
  });

  test("answers come back with the same label", async () => {
    await fc.assert(
      fc.asyncProperty(
        turns("prompt"),
        turns("response"),
        fc.boolean(),
        fc.constantFrom("kto" as const, "kto-conversational" as const),
        async (prompt, response, isGood, format) => {
          fc.pre(format === "kto-conversational" || typeof prompt === "string");
          const [kept] = await imported("acceptance", [{ prompt, completion: response, label: isGood }]);
          if (!kept) throw new Error("nothing was read");
          const item = { ...kept, position: 0, judgements: [] };
          expect(kept.label).toBe(isGood ? "accept" : "reject");
          const records = trlRecords(item, options(format, "acceptance"));
          expect(await imported("acceptance", records)).toEqual([kept]);
        },
      ),
    );
  });
});

describe("an item", () => {
  test("exported as it is comes back as it is, label, gold and all", async () => {
    await fc.assert(
      fc.asyncProperty(
        pair,
        fc.option(fc.constantFrom("a", "b", "tie", "both_bad")),
        fc.boolean(),
        async ({ judgements: _, position: __, ...item }, opinion, isGold) => {
          const known = { gold: isGold ? opinion : null, label: isGold ? null : opinion };
          const whole = { ...item, ...known, labelSource: known.label === null ? null : ("machine" as const) };
          expect(await imported("pairwise", [itemRecord(whole)])).toEqual([whole]);
        },
      ),
    );
  });

  test.each([
    [
      "HH-RLHF's two turns",
      {
        chosen: "\n\nHuman: Hi\n\nAssistant: Hello.\n\nHuman: Bye\n\nAssistant: See you.",
        rejected: "\n\nHuman: Hi\n\nAssistant: Hello.\n\nHuman: Bye\n\nAssistant: Don't go.",
      },
      { prompt: "\n\nHuman: Hi\n\nAssistant: Hello.\n\nHuman: Bye", responseA: "See you.", responseB: "Don't go." },
    ],
    [
      "a prompt that both conversations share",
      {
        chosen: [
          { role: "user", content: "Hi" },
          { role: "assistant", content: "Hello." },
        ],
        rejected: [
          { role: "user", content: "Hi" },
          { role: "assistant", content: "What?" },
        ],
      },
      { prompt: "Hi", responseA: "Hello.", responseB: "What?" },
    ],
    [
      "LLaMA-Factory's conversations",
      {
        conversations: [{ from: "human", value: "Hi" }],
        chosen: { from: "gpt", value: "Hello." },
        rejected: { from: "gpt", value: "What?" },
      },
      { prompt: "Hi", responseA: "Hello.", responseB: "What?" },
    ],
  ])("is read from %s", async (_, record, expected) => {
    const [item] = await imported("pairwise", [record]);
    expect(item && chosenFirst(item)).toMatchObject({ ...expected, label: "a" });
  });

  test("of preferences has the better answer on either side, by its content alone, and its gold with it", async () => {
    const records = Array.from({ length: 400 }, (_, at) => ({
      ...{ prompt: `Question ${at}`, chosen: "Yes.", rejected: "No.", model_chosen: "new", model_rejected: "old" },
      ...(at % 2 === 0 && { gold: true }),
    }));
    const items = await imported("pairwise", records);
    const onA = items.filter(({ responseA }) => responseA === "Yes.").length;
    expect(onA).toBeGreaterThan(150);
    expect(onA).toBeLessThan(250);
    for (const { responseA, modelA, modelB, gold, label } of items) {
      const side = responseA === "Yes." ? "a" : "b";
      expect([gold, label]).toContain(side);
      expect([modelA, modelB]).toEqual(side === "a" ? ["new", "old"] : ["old", "new"]);
    }
    const turned = await imported("pairwise", records.toReversed());
    expect(turned.toReversed()).toEqual(items);
  });

  test.each([
    ["no format", "pairwise", { text: "Hi" }, "Line 1 is in no format that is known"],
    ["a missing prompt", "pairwise", { response_a: "x", response_b: "y" }, "Line 1 has no “prompt”"],
    ["another kind", "pairwise", { prompt: "Hi", response: "x" }, "which this kind of campaign cannot ask about"],
    [
      "a label that is no truth",
      "acceptance",
      { prompt: "p", completion: "c", label: "yes" },
      "“label”: write true or false",
    ],
    [
      "gold of another kind",
      "pairwise",
      { prompt: "p", response_a: "x", response_b: "y", gold: "c" },
      "“gold”: write a, b, tie, both_bad",
    ],
    [
      "a rating that is no number",
      "rating",
      { prompt: "p", response: "x", gold: "good" },
      "“gold”: write a whole number",
    ],
    [
      "messages without roles",
      "pairwise",
      { prompt: [{ content: "Hi" }], response_a: "x", response_b: "y" },
      "field “prompt”",
    ],
    ["texts that share no prompt", "pairwise", { chosen: "x", rejected: "y" }, "share no beginning"],
  ] as const)("is refused for %s, by line and field", async (_, kind, record, message) => {
    await expect(imported(kind, [record])).rejects.toThrow(message);
  });
});
