import { criterion } from "#lib/gates/criterion.ts";
import type { ModelEvidence } from "#lib/model/evidence.ts";

export const certificationNoted = criterion({
  key: "certification-noted",
  needs: ["model"],
  judge({ atLeast }, { evidence }) {
    const { certifications } = evidence.model;
    const inForce = certifications.filter((one) => one.inForce);
    const isMet = inForce.length >= atLeast;
    const ended = certifications.find((one) => !one.inForce);
    // The instant at which one too few is left: those without an end hold last.
    const ends = inForce.flatMap(({ endsAt }) => endsAt ?? []).sort();
    const endless = inForce.length - ends.length;
    const validUntil = isMet && endless < atLeast ? ends[inForce.length - atLeast] : undefined;
    return [
      {
        key: "certification-noted",
        title: "Certification noted",
        state: isMet ? "met" : "failed",
        reason: isMet ? "certification.in-force" : ended ? "certification.expired" : "certification.none",
        fact: isMet
          ? `In force: ${inForce.map(({ name, holder }) => `${name} of ${holder}`).join(", ")}.${endingOf(inForce)}`
          : ended
            ? `${ended.name} of ${ended.holder} has expired; ${inForce.length} in force.`
            : inForce.length === 0
              ? "No certification is noted."
              : `${inForce.length} in force.`,
        required: `${atLeast} or more in force`,
        validUntil,
        action: isMet ? undefined : { label: "Note a certification", path: "model#certifications" },
      },
    ];
  },
});

/** Those that are to be renewed now. By their last day and not by the days left, so that the same fact reads the same tomorrow. */
function endingOf(inForce: readonly ModelEvidence["certifications"][number][]): string {
  return inForce
    .filter(({ endsInDays }) => endsInDays !== null)
    .map(({ name, endsAt }) => ` ${name} ends soon: it holds through ${lastDayOf(endsAt ?? "")}.`)
    .join("");
}

/** @param endsAt ISO instant, at which the day after it begins. */
function lastDayOf(endsAt: string): string {
  return new Date(Date.parse(endsAt) - 1).toISOString().slice(0, 10);
}
