import { describe, expect, it } from "vitest";
import { scoreItems } from "#lib/statistics/testing/score-items.ts";
import { normalForm } from "#lib/statistics/text/answers/normal-form.ts";
import { TEXT_SCORERS } from "#lib/statistics/text/scorers.ts";

const answer = (prediction: string, ...references: string[]) => ({ prediction, references });

describe("the normal form of an answer", () => {
  it.each([
    ["The  Cat, a dog & an owl!", "cat dog owl"],
    ["U.S.A.", "usa"],
    ["theatre", "theatre"],
    ["naïve à la Ana", "naïve à la ana"],
    ["a-ha", "aha"],
    ["«The» end", "« » end"],
    ["the", ""],
  ])("of %s is %s", (text, normal) => {
    expect(normalForm(text)).toBe(normal);
  });
});

describe("exact match", () => {
  it("compares as it stands but for blanks, with any of the references", () => {
    const items = [answer(" Paris ", "paris", "Paris"), answer("paris", "Paris"), answer("", "")];
    expect(scoreItems(TEXT_SCORERS.exact_match, items)).toBeCloseTo(2 / 3, 12);
  });

  it("compares as SQuAD does if so set, and as HELM does for the quasi-exact one", () => {
    const items = [answer("the Paris!", "Paris"), answer("", "the")];
    expect(scoreItems(TEXT_SCORERS.exact_match, items, { normalize: "squad" })).toBe(1);
    expect(scoreItems(TEXT_SCORERS.quasi_exact_match, items)).toBe(0.5);
  });
});

describe("F1 of words", () => {
  it.each([
    ["in the city of Paris", ["Paris"], 0.4],
    ["Paris Paris", ["Paris, Texas"], 0.5],
    ["the", ["an"], 1],
    ["", ["Paris"], 0],
    ["Rome", ["Paris", "of Rome"], 2 / 3],
  ])("of %s beside %j is %d", (prediction, references, f1) => {
    expect(scoreItems(TEXT_SCORERS.token_f1, [{ prediction, references }])).toBeCloseTo(f1, 12);
  });
});
