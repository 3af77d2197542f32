import type { ProjectAccess } from "#lib/access/access.ts";
import { judgeGates } from "#lib/gates/judge.ts";
import { requestWaiver } from "#lib/lifecycle/commands/waivers.ts";
import type { WaiverRequest } from "#lib/lifecycle/schema.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Asks to set a finding aside, having judged that it is there and not met: only a real obstacle can be waived. */
export async function askWaiver(
  access: ProjectAccess<"waiver:request">,
  input: WaiverRequest,
): Promise<Outcome<{ number: number }, "no-such-finding" | "person-needed" | "bad-day" | "already-asked">> {
  const [gate] = await judgeGates(db(), access.project.id, now(), [input.phase]);
  const finding = gate?.judgement.findings.find((one) => one.key === input.finding);
  if (!finding) return refuse("no-such-finding", "The gate does not ask for this any more. Reload the page.");
  if (finding.state === "met") return refuse("no-such-finding", "This holds by now, so there is nothing to waive.");
  if (finding.state === "waived") return refuse("already-asked", "This is waived already.");
  return requestWaiver(access, input, finding.title);
}
