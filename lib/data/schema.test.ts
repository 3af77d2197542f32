import { describe, expect, it } from "vitest";
import { changesBetween, wordsOf } from "#lib/data/definition.ts";
import { consentSchema, sourceFilterSchema, sourceSchema } from "#lib/data/schema.ts";

const typed = {
  name: "Support tickets",
  owner: "Customer care",
  origin: "CRM export",
  licence: "Internal use only",
  personalData: "none",
  lawfulBasis: "",
  region: "Germany",
  retentionUntil: "",
};

function refusedFields(input: object): string[] {
  return sourceSchema.safeParse(input).error?.issues.map((issue) => issue.path.join(".")) ?? [];
}

describe("sourceSchema", () => {
  it("takes a form as it is sent, with what is not chosen yet", () => {
    expect(sourceSchema.parse({ ...typed, specialCategories: ["health"], specialException: "research" })).toEqual({
      ...typed,
      description: "",
      lawfulBasis: null,
      basisJustification: "",
      specialCategories: [],
      specialException: null,
      retentionUntil: null,
    });
  });

  it.each([
    ["lawfulBasis", { personalData: "personal", lawfulBasis: "not_personal" }],
    ["lawfulBasis", { personalData: "none", lawfulBasis: "contract" }],
    ["specialCategories", { personalData: "special" }],
    ["name", { name: " " }],
    ["retentionUntil", { retentionUntil: "31.12.2026" }],
    ["lawfulBasis", { lawfulBasis: "because" }],
  ])("refuses %s of %j", (field, change) => {
    expect(refusedFields({ ...typed, ...change })).toEqual([field]);
  });
});

describe("consentSchema", () => {
  const given = { subjects: "EU customers", textVersion: "v3", collectedHow: "Form", grantedOn: "2026-01-05" };

  it("reads a form's empty fields as nothing", () => {
    const form = { ...given, isExplicit: "on", expiresOn: "", peopleCount: "", evidenceUrl: "", replaces: "" };
    expect(consentSchema.parse(form)).toEqual({
      ...given,
      isExplicit: true,
      expiresOn: null,
      peopleCount: null,
      evidenceUrl: null,
      replaces: null,
    });
  });

  it.each([{ expiresOn: "2026-01-04" }, { peopleCount: "many" }, { evidenceUrl: "javascript:alert(1)" }])(
    "refuses %j",
    (change) => {
      expect(consentSchema.safeParse({ ...given, ...change }).success).toBe(false);
    },
  );
});

describe("sourceFilterSchema", () => {
  it("reads what it can of an address and forgets the rest", () => {
    expect(sourceFilterSchema.parse({ search: " crm ", state: "lost", page: "-3" })).toEqual({
      search: "crm",
      state: undefined,
      page: 1,
    });
  });
});

describe("changesBetween", () => {
  it("says in words what changed, in the order of the form", () => {
    const before = sourceSchema.parse(typed);
    const after = sourceSchema.parse({
      ...typed,
      personalData: "special",
      specialCategories: ["health", "genetic"],
      lawfulBasis: "consent",
      region: "Ireland",
    });
    expect(changesBetween(before, after).map(({ label, before: was, after: is }) => [label, was, is])).toEqual([
      ["Personal data", "None", "Special categories"],
      ["Special categories", null, "Genetic data, Health"],
      ["Lawful basis", null, "Consent"],
      ["Region", "Germany", "Ireland"],
    ]);
    expect(changesBetween(after, after)).toEqual([]);
    expect(wordsOf(after, "retentionUntil")).toBeNull();
  });
});
