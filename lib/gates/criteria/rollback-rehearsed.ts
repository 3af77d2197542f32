import { criterion } from "#lib/gates/criterion.ts";
import type { Finding } from "#lib/lifecycle/gate.ts";

const DAY_MS = 86_400_000;
const NAMED = { key: "rollback-rehearsed", title: "Rollback rehearsed" } as const;
const REHEARSE = { label: "Record a rehearsal", path: "deployment#rehearsals" } as const;

/** The last one counts: a way back that failed since it last worked is none. */
export const rollbackRehearsed = criterion({
  key: "rollback-rehearsed",
  needs: ["releases"],
  judge({ withinDays }, { evidence, now }): Finding[] {
    const required = `one that succeeded, within ${withinDays === 1 ? "1 day" : `${withinDays} days`}`;
    const { rehearsal } = evidence.releases;
    if (!rehearsal) {
      const fact = "Going back to the release before was never rehearsed.";
      return [{ ...NAMED, state: "failed", reason: "rehearsal.none", fact, required, action: REHEARSE }];
    }
    const { number, environment, outcome, rehearsedAt, durationSeconds } = rehearsal;
    const source = `rehearsal ${number}`;
    const when = `on ${rehearsedAt.toISOString().slice(0, 10)} in ${environment}`;
    if (outcome === "failed") {
      const fact = `The last rehearsal, ${when}, failed.`;
      return [{ ...NAMED, state: "failed", reason: "rehearsal.failed", fact, source, required, action: REHEARSE }];
    }
    const endsAt = new Date(rehearsedAt.getTime() + withinDays * DAY_MS);
    if (endsAt <= now) {
      const fact = `The last rehearsal was ${when}, which is too long ago.`;
      return [{ ...NAMED, state: "failed", reason: "rehearsal.expired", fact, source, required, action: REHEARSE }];
    }
    const fact = `Rehearsed ${when}; it took ${durationSeconds} s.`;
    return [
      {
        ...NAMED,
        state: "met",
        reason: "rehearsal.succeeded",
        fact,
        source,
        required,
        validUntil: endsAt.toISOString(),
      },
    ];
  },
});
