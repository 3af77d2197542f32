import { describe, expect, it } from "vitest";
import { measureOverlap } from "#lib/data/overlap/measure.ts";
import type { Overlap } from "#lib/data/overlap/overlap.ts";
import { someProse, someWords } from "#lib/data/testing/prose.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";
import { type Random, randomInteger, seededRandom } from "#lib/statistics/random.ts";

function setOf(rows: readonly JsonObject[]) {
  return {
    textColumns: [...new Set(rows.flatMap((row) => Object.keys(row)))],
    async *rows(from: number) {
      for (const [row, value] of rows.entries()) if (row >= from) yield { row, value };
    },
  };
}

const measure = (
  test: readonly JsonObject[],
  train: readonly JsonObject[],
  partCharacters?: number,
): Promise<Overlap> =>
  measureOverlap({
    test: setOf(test),
    train: setOf(train),
    signal: new AbortController().signal,
    onRow: () => undefined,
    partCharacters,
  });

const QUESTION = "Which invoice does the customer with two accounts have to pay first?";
const LONG =
  "A customer who moves within the month is billed for both flats until the contract of the old one ends, and pays the lower of the two base prices for the days on which both are in force.";

describe("an exact duplicate", () => {
  it.each([
    ["as it is", QUESTION],
    ["in another case and spacing", `  ${QUESTION.toUpperCase().replaceAll(" ", "\n ")}`],
    ["with other forms of its letters", QUESTION.replace("Which", "Ｗｈｉｃｈ")],
  ])("is found %s, under whatever name", async (_, text) => {
    const overlap = await measure(
      [{ question: QUESTION, answer: "The older" }],
      [{ prompt: text, completion: "No idea" }],
    );
    expect(overlap).toMatchObject({ testRows: 1, trainRows: 1, exactRows: 1, anyRows: 1 });
    expect(overlap.examples).toMatchObject([{ kind: "exact", testRow: 0, trainRow: 0, similarity: 1 }]);
  });

  it("is found within the messages of a chat", async () => {
    const messages = [
      { role: "system", content: "You help people." },
      { role: "user", content: QUESTION },
    ];
    expect(await measure([{ question: QUESTION }], [{ messages }])).toMatchObject({ exactRows: 1 });
  });

  it("is no short answer, no identifier and no address", async () => {
    const address = "https://example.com/a/page/about/many/things";
    const row = { id: "test-0001-2b-or-not-2b-aa", source: address, label: "positive" };
    const test = { ...row, text: someProse(seededRandom(1), 30, 30) };
    const train = { ...row, text: someProse(seededRandom(2), 30, 30) };
    expect(await measure([test], [train])).toMatchObject({ anyRows: 0 });
  });

  it("is a row of short texts alone where all of it is there", async () => {
    const test = [
      { text: "good", label: "positive" },
      { text: "bad", label: "negative" },
    ];
    expect(
      await measure(test, [
        { text: "Good", label: "positive" },
        { text: "bad", label: "positive" },
      ]),
    ).toMatchObject({
      exactRows: 1,
      anyRows: 1,
    });
  });

  it("is no instruction that the whole test set shares", async () => {
    const instruction = "Answer the question of the customer in one short and friendly sentence.";
    const rows = (seed: number) =>
      Array.from({ length: 40 }, (_, row) => ({ instruction, text: someProse(seededRandom(seed + row), 25, 40) }));
    expect(await measure(rows(0), rows(1000))).toMatchObject({ anyRows: 0 });
  });
});

describe("a run of 13 words", () => {
  const words = LONG.split(" ");

  it("is found wherever it stands, whatever the punctuation", async () => {
    const random = seededRandom(3);
    const run = words.slice(4, 17).join(" — ").toUpperCase();
    const train = [`${someProse(random, 20, 40)} ${run}; ${someProse(random, 20, 40)}`];
    const overlap = await measure(
      [{ text: LONG }],
      train.map((text) => ({ text })),
    );
    expect(overlap).toMatchObject({ exactRows: 0, ngramRows: 1, nearRows: 0, anyRows: 1 });
    expect(overlap.examples[0]).toMatchObject({ kind: "ngram", similarity: null });
  });

  it("is more than twelve", async () => {
    const random = seededRandom(4);
    const run = words.slice(4, 16).join(" ");
    const text = `${someProse(random, 20, 40)} ${run} ${someProse(random, 20, 40)}`;
    expect(await measure([{ text: LONG }], [{ text }])).toMatchObject({ anyRows: 0 });
  });

  it("counts signs where a language puts no spaces", async () => {
    const text = "客户在同一个月内搬家时需要为两套公寓付款直到旧合同结束为止";
    expect(await measure([{ text }], [{ text: `请注意${text.slice(3, 18)}谢谢你` }])).toMatchObject({ ngramRows: 1 });
  });
});

describe("a near-duplicate", () => {
  const changed = (text: string, random: Random, words: number) => {
    const all = text.split(" ");
    for (let index = 0; index < words; index++) all[randomInteger(random, 0, all.length - 1)] = "otherwise";
    return all.join(" ");
  };

  it("is a long text of which few words differ", async () => {
    const text = `${LONG} ${LONG.split(" ").reverse().join(" ")}`;
    const overlap = await measure([{ text }], [{ text: changed(text, seededRandom(5), 2) }]);
    expect(overlap).toMatchObject({ exactRows: 0, nearRows: 1 });
    const near = overlap.examples.find(({ kind }) => kind === "near");
    expect(near?.similarity).toBeGreaterThan(0.7);
    expect(near?.trainText).toContain("otherwise");
  });

  it("is a short text of which few signs differ", async () => {
    const overlap = await measure(
      [{ question: QUESTION }],
      [{ question: QUESTION.replace("have to", "has to").replace("?", "") }],
    );
    expect(overlap).toMatchObject({ exactRows: 0, ngramRows: 0, nearRows: 1 });
    expect(
      await measure(
        [{ question: QUESTION }],
        [{ question: "Which invoice has the customer forgotten to pay at all?" }],
      ),
    ).toMatchObject({ anyRows: 0 });
  });
});

describe("a template", () => {
  const rows = (from: number) =>
    Array.from({ length: 30 }, (_, row) => ({
      question: `Anna buys ${from + row} apples for ${(from + row) * 7} cents each. How much does she pay for all of them?`,
    }));

  it("of many test rows is no leak, but the row that is there word for word is", async () => {
    expect(await measure(rows(100), rows(500))).toMatchObject({ anyRows: 0 });
    expect(await measure(rows(100), [...rows(500), ...rows(100).slice(4, 5)])).toMatchObject({
      exactRows: 1,
      anyRows: 1,
    });
  });
});

describe("planted leaks", () => {
  /** 1 000 test rows of which every tenth leaked in one of three ways, among 3 000 others of the training set. */
  function planted(seed: number) {
    const random = seededRandom(seed);
    const test = Array.from({ length: 1000 }, () => someProse(random, 15, 120));
    const leaks = test.flatMap((text, row) => (row % 10 === 0 ? [{ row, text: leak(text, row / 10, random) }] : []));
    const others = Array.from({ length: 3000 }, () => someProse(random, 15, 120));
    const train = [...leaks.map(({ text }) => text), ...others].sort(() => random() - 0.5);
    return { test, train, leaked: new Set(leaks.map(({ row }) => row)) };
  }

  function leak(text: string, turn: number, random: Random): string {
    const words = text.split(" ");
    if (turn % 3 === 0) return text.toUpperCase();
    if (turn % 3 === 1) {
      const at = randomInteger(random, 0, words.length - 14);
      return [...someWords(random, 20), ...words.slice(at, at + 14), ...someWords(random, 20)].join(" ");
    }
    const at = randomInteger(random, 0, words.length - 1);
    return words.map((word, index) => (index === at ? "otherwise" : word)).join(" ");
  }

  it.each([1, 2, 3])("are found, and nothing else is (seed %i)", async (seed) => {
    const { test, train, leaked } = planted(seed);
    const text = (value: string) => ({ text: value });
    const overlap = await measure(test.map(text), train.map(text));
    expect(overlap).toMatchObject({ testRows: 1000, trainRows: 3100 });
    // Of a text of 15 words with another one in the middle, no run of 13 is left, and its signs may differ by more than near.
    expect(overlap.anyRows).toBeGreaterThanOrEqual(97);
    expect(overlap.anyRows).toBeLessThanOrEqual(leaked.size);
    expect(overlap.exactRows).toBe(34);
    expect(overlap.examples).toHaveLength(20);
    for (const { testRow } of overlap.examples) expect(leaked).toContain(testRow);
    expect(new Set(overlap.examples.map(({ kind }) => kind)).size).toBe(3);
  });

  it("are found as well where the test set is held in parts", async () => {
    const { test, train } = planted(4);
    const text = (value: string) => ({ text: value });
    const { examples: _, ...whole } = await measure(test.map(text), train.map(text));
    expect(await measure(test.map(text), train.map(text), 100_000)).toMatchObject(whole);
  });

  it("are all of it where the two sets are one", async () => {
    const random = seededRandom(9);
    const rows = Array.from({ length: 200 }, () => ({ text: someProse(random, 3, 60) }));
    expect(await measure(rows, rows)).toMatchObject({ exactRows: 200, anyRows: 200 });
  });
});

describe("a set with nothing to compare", () => {
  it("overlaps with none", async () => {
    expect(await measure([{ n: 1 }], [{ n: 1 }])).toMatchObject({ testRows: 1, anyRows: 0, examples: [] });
    expect(await measure([], [{ text: LONG }])).toMatchObject({ testRows: 0, anyRows: 0 });
  });
});
