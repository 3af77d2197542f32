import type { SubjectStanding } from "#lib/gates/facts.ts";
import type { Finding } from "#lib/lifecycle/gate.ts";

type Named = { readonly key: string; readonly title: string; readonly path: string; readonly what: string };

/** The finding of a subject that must be signed: rejected, stale, incomplete, unsigned or signed, in that order of weight. */
export function signatureFinding(named: Named, standing: SubjectStanding | undefined): Finding {
  const { key, title, path, what } = named;
  if (!standing) {
    return {
      key,
      title,
      state: "failed",
      reason: "signature.no-subject",
      fact: `${what} is not there yet.`,
      action: { label: "Open it", path },
    };
  }
  const { signatures, blockers, reviewers, loaded } = standing;
  const required = reviewers === 1 ? "1 signature" : `${reviewers} signatures`;
  const failed = (reason: string, fact: string, label: string, source?: string): Finding => ({
    key,
    title,
    state: "failed",
    reason,
    fact,
    source,
    required,
    action: { label, path },
  });
  const [rejected] = signatures.rejected;
  if (rejected) {
    const fact = `${rejected.signerName} rejected it: “${rejected.comment}”`;
    return {
      ...failed("signature.rejected", fact, "See why", sourceOf(rejected)),
      outline: `${rejected.signerName} rejected it.`,
    };
  }
  const [stale] = signatures.stale;
  if (stale && !signatures.satisfied) {
    return failed(
      "signature.stale",
      `The signature of ${dayOf(stale.signedAt)} is stale: what it covered has changed since.`,
      "See the change",
      sourceOf(stale),
    );
  }
  if (blockers.length > 0) {
    const items = blockers.filter((blocker) => blocker.kind !== "template-outdated");
    const missing = items.filter((blocker) => blocker.kind === "evidence-missing").length;
    const open = items.length - missing;
    const parts = [
      open > 0 ? `${open} ${open === 1 ? "item is" : "items are"} open` : "",
      missing > 0 ? `${missing} ${missing === 1 ? "lacks" : "lack"} evidence` : "",
    ];
    return failed(
      "checklist.incomplete",
      `${sentence(parts) || "It was begun on an older version of the checklist"}.`,
      "Answer the checklist",
    );
  }
  if (!signatures.satisfied) {
    const given = signatures.valid.length;
    const fact =
      given > 0 ? `${given} of ${reviewers} have signed.` : "It is complete and waits for a reviewer's signature.";
    return failed("signature.missing", fact, "Review and sign");
  }
  const names = signatures.valid.map((one) => one.signerName).join(", ");
  const [last] = signatures.valid;
  return {
    key,
    title,
    state: "met",
    reason: "signature.valid",
    fact: `Signed by ${names}${last ? ` on ${dayOf(last.signedAt)}` : ""}.`,
    source: `SHA-256 ${loaded.digest.slice(0, 4)}…${loaded.digest.slice(-3)}`,
    required,
  };
}

function sentence(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(", ");
}

function sourceOf({ signerName, digest }: { signerName: string; digest: string }): string {
  return `signed by ${signerName} · ${digest.slice(0, 4)}…${digest.slice(-3)}`;
}

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

function dayOf(instant: string): string {
  return DAY.format(new Date(instant));
}
