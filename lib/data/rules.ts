import type { LawfulBasis, PersonalData, SpecialException } from "#lib/data/vocabulary.ts";

/** More live sources than this in one project are refused: whoever has them has catalogued files, not sources. */
export const MAX_LIVE_SOURCES = 1_000;

/** Whether a source may be used now, and if not, the first thing to mend. */
export const BASIS_STATES = {
  "in-force": { label: "In force" },
  "consent-withdrawn": { label: "Consent withdrawn" },
  "retention-passed": { label: "Retention passed" },
  "no-basis": { label: "No lawful basis" },
  "justification-missing": { label: "Not justified" },
  "special-needs-exception": { label: "No exception" },
  "consent-missing": { label: "Consent missing" },
  "consent-not-explicit": { label: "Consent not explicit" },
  "consent-expired": { label: "Consent expired" },
} as const;
export type BasisState = keyof typeof BASIS_STATES;

export type SourceFacts = {
  readonly lawfulBasis: LawfulBasis | null;
  readonly basisJustification: string;
  readonly personalData: PersonalData;
  readonly specialException: SpecialException | null;
  /** The last day it may be kept: midnight UTC at which that day begins. */
  readonly retentionUntil: Date | null;
};

export type ConsentFacts = {
  readonly id: string;
  readonly number: number;
  readonly isExplicit: boolean;
  /** The last day it holds: midnight UTC at which that day begins. */
  readonly expiresOn: Date | null;
  readonly replacesId: string | null;
  readonly withdrawnAt: Date | null;
};

export type Basis = {
  readonly state: BasisState;
  /** What is so, and what to do about it. */
  readonly sentence: string;
  /** The instant at which time alone may say something else, or null. */
  readonly validUntil: Date | null;
};

/**
 * Judges whether a source may be used (GDPR Art. 6, 7 and 9). Consents that another one replaces no longer count; of the others the weakest
 * decides, since each stands for other people. A withdrawal counts whatever the basis: who withdrew cannot be told later
 * that another basis would have done (EDPB Guidelines 05/2020, 122).
 */
export function basisOf(source: SourceFacts, consents: readonly ConsentFacts[], now: Date): Basis {
  const current = currentConsents(consents);
  const relied = restsOnConsent(source) ? current : [];
  const { state, sentence } = judge(source, current, now);
  const ends = [source.retentionUntil, ...relied.map((consent) => consent.expiresOn)].flatMap((day) =>
    day && endOf(day) > now ? [endOf(day)] : [],
  );
  return { state, sentence, validUntil: ends.length > 0 ? new Date(Math.min(...ends.map(Number))) : null };
}

function judge(
  source: SourceFacts,
  current: readonly ConsentFacts[],
  now: Date,
): { state: BasisState; sentence: string } {
  const withdrawn = current.find((consent) => consent.withdrawnAt !== null);
  if (withdrawn)
    return say(
      "consent-withdrawn",
      `Consent ${withdrawn.number} was withdrawn. Stop using the source, or record the consent that replaces it.`,
    );
  if (source.retentionUntil && endOf(source.retentionUntil) <= now)
    return say(
      "retention-passed",
      `It was to be deleted after ${isoDay(source.retentionUntil)}. Delete and retire it, or set a later day.`,
    );
  if (source.lawfulBasis === null) return say("no-basis", "No lawful basis is chosen yet.");
  if (source.lawfulBasis === "not_personal" && source.personalData !== "none")
    return say("no-basis", "It holds personal data, which needs a lawful basis.");
  if (source.lawfulBasis !== "consent" && source.basisJustification.trim() === "")
    return say("justification-missing", "A basis is chosen, but nobody has said why it applies.");
  if (source.personalData === "special" && source.specialException === null)
    return say(
      "special-needs-exception",
      "Special categories need explicit consent or another exception of Art. 9(2).",
    );
  if (restsOnConsent(source)) {
    if (current.length === 0) return say("consent-missing", "It rests on consent, and none is recorded.");
    const vague = needsExplicitConsent(source) && current.find((consent) => !consent.isExplicit);
    if (vague)
      return say("consent-not-explicit", `Consent ${vague.number} is not explicit, as special categories require.`);
    const expired = current.find((consent) => consent.expiresOn && endOf(consent.expiresOn) <= now);
    if (expired?.expiresOn)
      return say(
        "consent-expired",
        `Consent ${expired.number} ended on ${isoDay(expired.expiresOn)}. Record the one that replaces it.`,
      );
  }
  return say("in-force", source.personalData === "none" ? "It holds no personal data." : "A lawful basis is in force.");
}

function say(state: BasisState, sentence: string): { state: BasisState; sentence: string } {
  return { state, sentence };
}

/** The consents that no other one replaces. */
export function currentConsents<C extends { readonly id: string; readonly replacesId: string | null }>(
  consents: readonly C[],
): readonly C[] {
  const replaced = new Set(consents.map((consent) => consent.replacesId));
  return consents.filter((consent) => !replaced.has(consent.id));
}

/** Whether recorded consents are what makes the use of a source lawful. */
export function restsOnConsent(source: SourceFacts): boolean {
  return source.lawfulBasis === "consent" || needsExplicitConsent(source);
}

function needsExplicitConsent(source: SourceFacts): boolean {
  return source.personalData === "special" && source.specialException === "explicit_consent";
}

export const CONSENT_STATES = {
  "in-force": { label: "In force" },
  withdrawn: { label: "Withdrawn" },
  replaced: { label: "Replaced" },
  expired: { label: "Expired" },
} as const;
export type ConsentState = keyof typeof CONSENT_STATES;

/** How one consent stands, for the list of a source. */
export function consentStateOf(consent: ConsentFacts, isReplaced: boolean, now: Date): ConsentState {
  if (isReplaced) return "replaced";
  if (consent.withdrawnAt) return "withdrawn";
  return consent.expiresOn && endOf(consent.expiresOn) <= now ? "expired" : "in-force";
}

/** A last day holds until it is over in UTC, wherever the reader is. */
function endOf(day: Date): Date {
  return new Date(day.getTime() + 86_400_000);
}

export function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}
