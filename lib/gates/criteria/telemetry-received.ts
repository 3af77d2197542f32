import { criterion } from "#lib/gates/criterion.ts";

export const telemetryReceived = criterion({
  key: "telemetry-received",
  needs: ["monitoring"],
  judge({ withinHours }, { evidence, now }) {
    const { lastSpanAt } = evidence.monitoring;
    const endsAt = lastSpanAt ? new Date(lastSpanAt.getTime() + withinHours * 3_600_000) : null;
    const isMet = endsAt !== null && endsAt > now;
    return [
      {
        key: "telemetry-received",
        title: "Telemetry arriving",
        state: isMet ? "met" : "undecided",
        reason: isMet ? "telemetry.received" : lastSpanAt ? "telemetry.silent" : "telemetry.none",
        fact: isMet
          ? `Spans arrived within the last ${withinHours} h.`
          : lastSpanAt
            ? `The last span arrived on ${lastSpanAt.toISOString().slice(0, 16).replace("T", " ")} UTC.`
            : "No span has arrived yet.",
        required: `one within ${withinHours} h`,
        action: isMet ? undefined : { label: "Connect an application", path: "monitoring#connect" },
        validUntil: isMet ? endsAt.toISOString() : undefined,
      },
    ];
  },
});
