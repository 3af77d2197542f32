import { type Refusal, refuse } from "#lib/platform/outcome.ts";

/** A waiver that could be forgotten would be a second policy, so it ends within half a year. */
export const WAIVER_MAX_DAYS = 183;

/** @returns why a waiver may not end at that instant, or null. */
export function whyNotAskWaiver(expiresAt: Date, now: Date): string | null {
  const days = (expiresAt.getTime() - now.getTime()) / 86_400_000;
  if (!(days > 0)) return "Choose a day that has not passed.";
  if (days > WAIVER_MAX_DAYS) return `Choose a day within ${WAIVER_MAX_DAYS} days; a longer one belongs in the policy.`;
  return null;
}

export type WaiverFacts = {
  readonly requestedById: string;
  readonly expiresAt: Date;
  readonly agreed: boolean | null;
  readonly endedAt: Date | null;
};

export function whyNotDecideWaiver(
  waiver: WaiverFacts,
  personId: string,
  now: Date,
): Refusal<"own-request" | "decided" | "expired"> | null {
  if (waiver.requestedById === personId)
    return refuse("own-request", "You asked for this waiver; a second person has to agree.");
  if (waiver.agreed !== null || waiver.endedAt) return refuse("decided", "This waiver has been decided already.");
  if (waiver.expiresAt <= now)
    return refuse("expired", "This waiver's last day has passed; a new one has to be asked for.");
  return null;
}

/** Agreed by two, not ended, not expired. */
export function isInForce(waiver: WaiverFacts, now: Date): boolean {
  return waiver.agreed === true && waiver.endedAt === null && waiver.expiresAt > now;
}

export type WaiverStanding = "asked" | "in-force" | "declined" | "ended" | "expired";

/** Where a waiver stands at an instant, in one word. */
export function waiverStandingOf(waiver: WaiverFacts, now: Date): WaiverStanding {
  if (waiver.agreed === false) return "declined";
  if (waiver.endedAt) return "ended";
  if (waiver.expiresAt <= now) return "expired";
  return waiver.agreed ? "in-force" : "asked";
}
