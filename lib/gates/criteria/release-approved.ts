import type { ReleaseEvidence } from "#lib/deployment/releases/evidence.ts";
import { signatureFinding } from "#lib/gates/criteria/signature-finding.ts";
import { criterion } from "#lib/gates/criterion.ts";
import type { Finding } from "#lib/lifecycle/gate.ts";

const NAMED = { key: "release-approved", title: "Release approved" } as const;

export const releaseApproved = criterion({
  key: "release-approved",
  needs: ["releases"],
  judge(_params, { evidence, subjects }) {
    const { environments } = evidence.releases;
    const released = environments.filter(({ release }) => release !== null);
    if (released.length === 0) return [nothingReleased(environments)];
    // An environment that was set up and never used holds nothing back.
    return released.flatMap(({ key, name, release }) => {
      if (!release) return [];
      const { number, version, digest } = release;
      const finding = signatureFinding(
        {
          key: `${NAMED.key}:${key}`,
          title: `Release for ${name} approved`,
          path: `deployment/releases/${number}`,
          what: "The release",
        },
        subjects.get(`release:${number}`),
      );
      const fact = `Release ${number}, ${version}: ${finding.fact}`;
      const outline = finding.outline && `Release ${number}, ${version}: ${finding.outline}`;
      return [{ ...finding, fact, outline, source: finding.source ?? digest.slice(0, 19) }];
    });
  },
});

function nothingReleased(environments: ReleaseEvidence["environments"]): Finding {
  const names = environments.map(({ name }) => name).join(" or ");
  return {
    ...NAMED,
    state: "failed",
    reason: "release.none",
    fact: names
      ? `No release was submitted for ${names}.`
      : "No environment asks for this gate, and none is released to.",
    action: { label: "Draft a release", path: "deployment#releases" },
  };
}
