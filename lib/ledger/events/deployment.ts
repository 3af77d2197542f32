import { event } from "#lib/ledger/event.ts";

type Settings = {
  environment: string;
  name: string;
  requiredGates: string[];
  approvals: number;
  tokenSeconds: number;
};
type Release = { release: number; version: string; environment: string };
type Artefact = Release & { digest: string };

/** Payloads name a token by its id, never by what was given out. */
export const deploymentEvents = {
  "environment.added": event<Settings>((p) => `added the environment ${p.name}, which ${asks(p)}`),
  "environment.changed": event<Settings & { fields: string[] }>(
    (p) => `changed ${p.fields.join(", ")} of the environment ${p.name}, which ${asks(p)}`,
  ),
  "environment.retired": event<{ environment: string; name: string; reason: string }>(
    (p) => `retired the environment ${p.name}: ${p.reason}`,
  ),
  "release.drafted": event<Artefact>((p) => `drafted release ${p.release}, ${p.version}, for ${p.environment}`),
  "release.edited": event<Artefact & { fields: string[] }>(
    (p) => `edited the draft of release ${p.release}, ${p.version}: ${p.fields.join(", ")}`,
  ),
  "release.submitted": event<Artefact>(
    (p) => `submitted release ${p.release}, ${p.version}, for ${p.environment}: ${shortDigest(p.digest)}`,
  ),
  "release.withdrawn": event<Release & { reason: string }>(
    (p) => `withdrew release ${p.release}, ${p.version}: ${p.reason}`,
  ),
  "deploy-token.granted": event<Artefact & { tokenId: string; kind: string; expiresAt: string }>(
    (p) =>
      `was given a deploy token for release ${p.release}, ${p.version}, in ${p.environment}${p.kind === "rollback" ? ", as a rollback" : ""}`,
  ),
  "deploy-token.refused": event<{ step: string; environment: string | null; digest: string | null; reasons: string[] }>(
    (p) =>
      `${p.step === "redeem" ? "redeemed a deploy token" : "asked for a deploy token"}${p.environment ? ` for ${p.environment}` : ""} and was refused: ${p.reasons.join(", ")}`,
  ),
  "deployment.started": event<Artefact & { deployment: number; tokenId: string; kind: string }>(
    (p) =>
      `began deployment ${p.deployment}: release ${p.release}, ${p.version}, to ${p.environment}${p.kind === "rollback" ? ", as a rollback" : ""}`,
  ),
  "deployment.ended": event<Release & { deployment: number; result: string }>(
    (p) =>
      `reported deployment ${p.deployment} of release ${p.release}, ${p.version}, to ${p.environment}: ${p.result}`,
  ),
  "rollback.ordered": event<Release & { order: number; from: number | null; reason: string; expiresAt: string }>(
    (p) =>
      `ordered ${p.environment} back to release ${p.release}, ${p.version}${p.from ? `, from release ${p.from}` : ""}: ${p.reason}`,
  ),
  "rollback.rehearsed": event<{
    rehearsal: number;
    environment: string;
    from: number;
    to: number | null;
    outcome: string;
    durationSeconds: number;
  }>(
    (p) =>
      `recorded rollback rehearsal ${p.rehearsal} in ${p.environment}, from release ${p.from} to ${p.to ? `release ${p.to}` : "switched off"}: ${p.outcome} in ${p.durationSeconds} s`,
  ),
  "application.registered": event<{ application: number; name: string; serviceName: string }>(
    (p) => `registered application ${p.application}, ${p.name}`,
  ),
  "application.edited": event<{ application: number; name: string; fields: string[] }>(
    (p) => `edited application ${p.application}, ${p.name}: ${p.fields.join(", ")}`,
  ),
  "application.retired": event<{ application: number; name: string; reason: string }>(
    (p) => `retired application ${p.application}, ${p.name}: ${p.reason}`,
  ),
};

function asks({ requiredGates, approvals }: Settings): string {
  const gates = requiredGates.length === 0 ? "no gate" : `the gates of ${requiredGates.join(", ")}`;
  return `asks for ${gates} and ${approvals === 1 ? "1 approval" : `${approvals} approvals`}`;
}

function shortDigest(digest: string): string {
  return `${digest.slice(0, 19)}…`;
}
