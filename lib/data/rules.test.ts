import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BasisState,
  basisOf,
  type ConsentFacts,
  consentStateOf,
  restsOnConsent,
  type SourceFacts,
} from "#lib/data/rules.ts";
import { keysOf, LAWFUL_BASES, PERSONAL_DATA, SPECIAL_EXCEPTIONS } from "#lib/data/vocabulary.ts";

const NOW = new Date("2026-06-15T12:00:00Z");
const day = (iso: string) => new Date(iso);

const source = (change: Partial<SourceFacts> = {}): SourceFacts => ({
  lawfulBasis: "consent",
  basisJustification: "",
  personalData: "personal",
  specialException: null,
  retentionUntil: null,
  ...change,
});

const consent = (change: Partial<ConsentFacts> = {}): ConsentFacts => ({
  id: `c${change.number ?? 1}`,
  number: 1,
  isExplicit: false,
  expiresOn: null,
  replacesId: null,
  withdrawnAt: null,
  ...change,
});

const special = (change: Partial<SourceFacts> = {}) =>
  source({ personalData: "special", specialException: "explicit_consent", ...change });
const withdrawn = consent({ withdrawnAt: day("2026-06-01") });

describe("basisOf", () => {
  it.each<[BasisState, string, SourceFacts, ConsentFacts[]]>([
    ["in-force", "a consent that never ends", source(), [consent()]],
    ["in-force", "a consent on its last day", source(), [consent({ expiresOn: day("2026-06-15") })]],
    ["consent-expired", "a consent the day after", source(), [consent({ expiresOn: day("2026-06-14") })]],
    ["consent-missing", "no consent where consent is the basis", source(), []],
    ["consent-withdrawn", "one withdrawn among two", source(), [withdrawn, consent({ number: 2 })]],
    ["in-force", "a withdrawn one that was replaced", source(), [withdrawn, consent({ number: 2, replacesId: "c1" })]],
    [
      "in-force",
      "an expired one that was replaced",
      source(),
      [consent({ expiresOn: day("2026-01-01") }), consent({ number: 2, replacesId: "c1" })],
    ],
    [
      "consent-withdrawn",
      "a basis changed after a withdrawal",
      source({ lawfulBasis: "legitimate_interests", basisJustification: "Balanced." }),
      [withdrawn],
    ],
    ["no-basis", "nothing chosen", source({ lawfulBasis: null }), []],
    ["no-basis", "personal data called not personal", source({ lawfulBasis: "not_personal" }), []],
    ["justification-missing", "a contract nobody explained", source({ lawfulBasis: "contract" }), []],
    [
      "justification-missing",
      "blanks for a reason",
      source({ lawfulBasis: "contract", basisJustification: " \n" }),
      [],
    ],
    ["in-force", "a contract that applies", source({ lawfulBasis: "contract", basisJustification: "Clause 4." }), []],
    [
      "in-force",
      "an expired consent nothing rests on",
      source({ lawfulBasis: "contract", basisJustification: "Clause 4." }),
      [consent({ expiresOn: day("2026-01-01") })],
    ],
    ["special-needs-exception", "health data without an exception", special({ specialException: null }), [consent()]],
    ["consent-not-explicit", "health data on a vague consent", special(), [consent()]],
    ["in-force", "health data on explicit consent", special(), [consent({ isExplicit: true })]],
    [
      "consent-missing",
      "explicit consent claimed beside a contract",
      special({ lawfulBasis: "contract", basisJustification: "Clause 4." }),
      [],
    ],
    ["in-force", "health care on a vague consent", special({ specialException: "health_care" }), [consent()]],
    ["retention-passed", "kept a day too long", source({ retentionUntil: day("2026-06-14") }), [consent()]],
    ["in-force", "the last day it may be kept", source({ retentionUntil: day("2026-06-15") }), [consent()]],
    [
      "in-force",
      "no personal data, explained",
      source({ personalData: "none", lawfulBasis: "not_personal", basisJustification: "Product manuals." }),
      [],
    ],
  ])("says %s of %s", (state, _of, facts, consents) => {
    expect(basisOf(facts, consents, NOW).state).toBe(state);
  });

  it("names the consent to act on", () => {
    expect(
      basisOf(source(), [consent(), consent({ number: 2, expiresOn: day("2026-06-01") })], NOW).sentence,
    ).toContain("Consent 2 ended on 2026-06-01");
  });

  it("is valid until the earliest end that is still to come", () => {
    const consents = [consent({ expiresOn: day("2026-09-30") }), consent({ number: 2, expiresOn: day("2026-08-31") })];
    const basis = basisOf(source({ retentionUntil: day("2027-01-01") }), consents, NOW);
    expect(basis).toMatchObject({ state: "in-force", validUntil: day("2026-09-01") });
  });

  const days = fc.option(
    fc.integer({ min: 0, max: 400 }).map((offset) => new Date(Date.UTC(2026, 0, 1 + offset))),
    { nil: null },
  );
  const facts = fc.record<SourceFacts>({
    lawfulBasis: fc.option(fc.constantFrom(...keysOf(LAWFUL_BASES)), { nil: null }),
    basisJustification: fc.constantFrom("", "Because."),
    personalData: fc.constantFrom(...keysOf(PERSONAL_DATA)),
    specialException: fc.option(fc.constantFrom(...keysOf(SPECIAL_EXCEPTIONS)), { nil: null }),
    retentionUntil: days,
  });
  const consents = fc
    .array(fc.record({ isExplicit: fc.boolean(), expiresOn: days, withdrawnAt: days, replaces: fc.boolean() }), {
      maxLength: 4,
    })
    .map((list) =>
      list.map(({ replaces, ...one }, index) =>
        consent({ ...one, number: index + 1, replacesId: replaces && index > 0 ? `c${index}` : null }),
      ),
    );
  const instants = fc.date({ min: day("2025-12-01"), max: day("2027-06-01"), noInvalidDate: true });

  it("says the same at every instant before validUntil", () => {
    fc.assert(
      fc.property(facts, consents, instants, fc.double({ min: 0, max: 1, noNaN: true }), (one, list, now, share) => {
        const basis = basisOf(one, list, now);
        const end = basis.validUntil?.getTime() ?? now.getTime() + 1e11;
        expect(end).toBeGreaterThan(now.getTime());
        const later = new Date(Math.min(end - 1, Math.floor(now.getTime() + share * (end - now.getTime()))));
        expect(basisOf(one, list, later)).toEqual(basis);
      }),
    );
  });

  it("is never in force on a withdrawn consent that nothing replaced, nor past its retention", () => {
    fc.assert(
      fc.property(facts, consents, instants, (one, list, now) => {
        const last = list.at(-1);
        const isKeptTooLong = one.retentionUntil && one.retentionUntil.getTime() + 86_400_000 <= now.getTime();
        if (last?.withdrawnAt) expect(basisOf(one, list, now).state).toBe("consent-withdrawn");
        else if (isKeptTooLong) expect(basisOf(one, list, now).state).not.toBe("in-force");
      }),
    );
  });

  it("is in force by consent only while every current one holds", () => {
    fc.assert(
      fc.property(facts, consents, instants, (one, list, now) => {
        if (!restsOnConsent(one) || basisOf(one, list, now).state !== "in-force") return;
        const replaced = new Set(list.map(({ replacesId }) => replacesId));
        const states = list.map((each) => consentStateOf(each, replaced.has(each.id), now));
        expect(states).toContain("in-force");
        for (const state of states) expect(["in-force", "replaced"]).toContain(state);
      }),
    );
  });
});
