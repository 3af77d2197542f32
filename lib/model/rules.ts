import { type Answers, judgeLicence, type LicenceVerdict } from "#lib/model/licences/judge-licence.ts";
import type { Licence } from "#lib/model/licences/licence.ts";
import { isMultimodal, type ModelFacts } from "#lib/model/model-facts.ts";
import type { DeclaredUse } from "#lib/model/use.ts";

/** More live candidates than this are no choice but a list. */
export const MAX_CANDIDATES = 40;
export const MAX_CRITERIA = 20;
export const MAX_CUSTOM_MODELS = 200;
export const MAX_CERTIFICATIONS = 100;

/** Whether a model may be used as declared; null until the project has declared a use. */
export function verdictFor(
  model: ModelFacts,
  licence: Licence,
  use: DeclaredUse | null,
  answers: Answers,
): LicenceVerdict | null {
  return use && judgeLicence(licence, { ...use, multimodal: isMultimodal(model) }, answers);
}

const DAY_MS = 86_400_000;

/** So many days before its end a certificate is shown as ending: to renew one takes an audit. */
const NOTICE_DAYS = 60;

export type CertificationStanding = {
  readonly inForce: boolean;
  readonly endsAt: Date | null;
  /** Whole days it still holds, today included, once there are few of them; null before, after, and without an end. */
  readonly endsInDays: number | null;
};

/** Whether a certificate still holds, through its last day in UTC. @param expiresOn midnight at which that day begins; null: without end. */
export function certificationStanding(expiresOn: Date | null, now: Date): CertificationStanding {
  if (expiresOn === null) return { inForce: true, endsAt: null, endsInDays: null };
  const endsAt = new Date(expiresOn.getTime() + DAY_MS);
  const inForce = endsAt > now;
  const days = Math.ceil((endsAt.getTime() - now.getTime()) / DAY_MS);
  return { inForce, endsAt, endsInDays: inForce && days <= NOTICE_DAYS ? days : null };
}

/** A criterion's key from its title, so that scores find it again: "Tone in German" → "tone-in-german". */
export function criterionKeyOf(title: string): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "criterion";
}
