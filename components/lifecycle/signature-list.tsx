import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Time } from "#components/ui/time.tsx";
import type { SignatureView } from "#lib/gates/signable.ts";

const LOOKS: Record<SignatureView["standing"], { label: string; tone: BadgeTone }> = {
  valid: { label: "valid", tone: "good" },
  stale: { label: "stale", tone: "amber" },
  rejected: { label: "rejected", tone: "red" },
  superseded: { label: "decided again since", tone: "neutral" },
};

/** Who signed or rejected in this round, newest first. */
export function SignatureList({ signatures }: { signatures: readonly SignatureView[] }) {
  if (signatures.length === 0) return <p className="mt-3 text-muted">Nobody has signed in this round.</p>;
  return (
    <ol aria-label="Signatures of this round" className="mt-3 grid gap-2.5">
      {signatures.map((one) => (
        <li key={one.id} className="border-t pt-2.5">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <span>
              <strong className="font-semibold">{one.signerName}</strong>{" "}
              {one.decision === "approved" ? "signed" : "rejected"} as {one.role}
            </span>
            <Badge tone={LOOKS[one.standing].tone}>{LOOKS[one.standing].label}</Badge>
          </p>
          {one.comment && <p className="mt-0.5 text-pretty">{one.comment}</p>}
          <p className="mt-0.5 text-xs text-muted" title={`Affirmed: ${one.meaning}`}>
            <Time at={one.signedAt} /> · SHA-256 <code>{one.digest.slice(0, 8)}…</code>
          </p>
        </li>
      ))}
    </ol>
  );
}
