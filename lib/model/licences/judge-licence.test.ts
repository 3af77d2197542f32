import { describe, expect, it } from "vitest";
import { type JudgedUse, judgeLicence } from "#lib/model/licences/judge-licence.ts";
import { LICENCE_KEYS, LICENCES, type LicenceKey, licenceKeyFor, licenceOf } from "#lib/model/licences/licences.ts";
import { licenceOfReview } from "#lib/model/licences/reviewed.ts";

const COMMERCIAL: JudgedUse = {
  commercial: true,
  inEuropeanUnion: true,
  trainsOthers: false,
  hostsForOthers: false,
  distributesWeights: false,
  multimodal: false,
};

function judge(key: LicenceKey, change: Partial<JudgedUse> = {}, answers: Record<string, boolean> = {}) {
  return judgeLicence(LICENCES[key], { ...COMMERCIAL, ...change }, new Map(Object.entries(answers)));
}

describe("a licence judged against a declared use", () => {
  it.each<[LicenceKey, Partial<JudgedUse>, Record<string, boolean>, string, string]>([
    ["apache-2.0", {}, {}, "allowed", ""],
    [
      "apache-2.0",
      { trainsOthers: true, hostsForOthers: true, distributesWeights: true, multimodal: true },
      {},
      "allowed",
      "",
    ],
    ["cc-by-nc-4.0", {}, {}, "not-allowed", "Section 2(a)(1)"],
    ["cc-by-nc-4.0", { commercial: false }, {}, "allowed", ""],
    ["mistral-research", {}, {}, "not-allowed", "Section 3.2"],
    ["unknown", { commercial: false }, {}, "not-allowed", "No licence was found"],
    ["llama3.1", {}, {}, "question", "Section 2"],
    ["llama3.1", {}, { "monthly-users": false }, "allowed", ""],
    ["llama3.1", {}, { "monthly-users": true }, "not-allowed", "Section 2"],
    ["llama2", { trainsOthers: true }, { "monthly-users": false }, "not-allowed", "Section 1.b.v"],
    ["llama3.1", { trainsOthers: true }, { "monthly-users": false }, "allowed", ""],
    [
      "llama3.2",
      { multimodal: true },
      { "monthly-users": false },
      "question",
      "Acceptable Use Policy, multimodal models",
    ],
    ["llama3.2", { multimodal: false }, { "monthly-users": false }, "allowed", ""],
    ["llama3.2", { multimodal: true, inEuropeanUnion: false }, { "monthly-users": false }, "allowed", ""],
    [
      "llama4",
      { multimodal: true },
      { "monthly-users": false, "domicile-eu": true },
      "not-allowed",
      "Acceptable Use Policy, multimodal models",
    ],
    ["llama4", { multimodal: true }, { "monthly-users": false, "domicile-eu": false }, "allowed", ""],
    ["gemma", { trainsOthers: true }, {}, "allowed", ""],
    ["databricks-open-model", {}, {}, "question", "Section 3"],
    ["databricks-open-model", { trainsOthers: true }, { "monthly-users": false }, "not-allowed", "Section 2.3"],
    ["qwen", {}, {}, "question", "Section 4"],
    ["modified-mit", {}, { "monthly-users": true, "monthly-revenue-usd": false }, "allowed", ""],
    ["falcon-180b", { hostsForOthers: true }, {}, "not-allowed", "Section 9"],
    ["proprietary", {}, {}, "allowed", ""],
    ["proprietary", { distributesWeights: true }, {}, "not-allowed", "The provider's terms"],
    ["proprietary", { trainsOthers: true }, {}, "not-allowed", "The provider's terms, competing models"],
  ])("%s, %o, answered %o: %s", (key, change, answers, state, clause) => {
    const verdict = judge(key, change, answers);
    expect(verdict.state).toBe(state);
    if (clause) expect(verdict.findings[0]).toMatchObject({ state, clause });
  });

  it("asks Llama's question in its own words", () => {
    const [first] = judge("llama3.1").findings;
    expect(first?.text).toMatch(/more than 700 million monthly active users in the calendar month before/);
  });

  it("turns an attribution of Kimi K2 into a condition once its threshold is passed", () => {
    const { findings } = judge("modified-mit", {}, { "monthly-users": true, "monthly-revenue-usd": false });
    expect(findings[0]).toMatchObject({ state: "condition", key: "monthly-users" });
  });

  it("names a clause with every finding, and where the licence can be read", () => {
    for (const key of LICENCE_KEYS) {
      const all = { trainsOthers: true, hostsForOthers: true, distributesWeights: true, multimodal: true };
      for (const { clause, text } of judge(key, all).findings) {
        expect(clause, key).not.toBe("");
        expect(text, key).toMatch(/[.?]$/);
      }
      expect(LICENCES[key].source, key).not.toBe("");
      expect(LICENCES[key].verifiedAt ?? "2026-01-01", key).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});

describe("a licence that Cairn has not read", () => {
  const findings = {
    commercial: true,
    outputsTrainOthers: false,
    hosting: true,
    clause: "Section 4",
    conditions: "Name the model in the product.",
    source: "https://example.com/licence",
  };

  it("permits nothing until somebody has reviewed it", () => {
    const verdict = judgeLicence(licenceOf("House licence 1.0"), COMMERCIAL, new Map());
    expect(verdict).toMatchObject({ state: "not-allowed" });
    expect(verdict.findings[0]?.text).toMatch(/reviewed/);
  });

  it("then permits what the review says, under its clause", () => {
    const reviewed = new Map([["House licence 1.0", licenceOfReview("House licence 1.0", findings, "2026-11-01")]]);
    const licence = licenceOf("House licence 1.0", reviewed);
    expect(judgeLicence(licence, COMMERCIAL, new Map())).toMatchObject({
      state: "allowed",
      findings: [{ state: "condition", clause: "Section 4" }, { state: "allowed" }],
    });
    expect(judgeLicence(licence, { ...COMMERCIAL, trainsOthers: true }, new Map()).state).toBe("not-allowed");
  });

  it("does not take the place of one that Cairn has read", () => {
    const reviewed = new Map([["mit", licenceOfReview("mit", { ...findings, commercial: false }, "2026-11-01")]]);
    expect(licenceOf("mit", reviewed).commercial).toBe("yes");
  });
});

describe("a licence that somebody typed", () => {
  it.each([
    ["MIT", "mit"],
    ["apache license 2.0 ", "apache-2.0"],
    ["House licence 1.0", "House licence 1.0"],
  ])("%s is %s", (typed, key) => expect(licenceKeyFor(typed)).toBe(key));
});
