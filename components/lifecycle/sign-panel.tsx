import { DifferenceTable } from "#components/lifecycle/difference-table.tsx";
import { SignForm } from "#components/lifecycle/sign-form.tsx";
import { SignatureList } from "#components/lifecycle/signature-list.tsx";
import { SubjectBadge } from "#components/lifecycle/subject-badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { may } from "#lib/access/access.ts";
import { requireProject } from "#lib/access/page.ts";
import { getSignable } from "#lib/gates/queries.ts";
import type { Signable } from "#lib/gates/signable.ts";
import { describeSubject, parseSubject, type SubjectName } from "#lib/lifecycle/subject.ts";
import { NotFound } from "#lib/platform/errors.ts";

/** Signs a checklist or a record: what it means, what it covers, who signed, what changed since. Insiders only. */
export async function SignPanel({ slug, subject: name }: { slug: string; subject: SubjectName }) {
  const access = await requireProject(slug, "project:read");
  const subject = parseSubject(name);
  if (!subject) throw new NotFound();
  if (!may(access, "record:read")) return null;
  const signable = await getSignable(access, subject);
  const { actor } = access;
  return (
    <Card title="Sign-off" note={quorumOf(signable)} actions={<SubjectBadge state={signable.state} />}>
      <blockquote className="border-l-2 border-accent pl-3 text-pretty">“{signable.meaning}”</blockquote>
      <p className="mt-2 text-xs text-muted">
        A signature covers {coversOf(signable)}. When any of it changes, the signature goes stale and the gate closes.
      </p>
      <p className="mt-2 flex flex-wrap items-center gap-x-2 text-xs text-muted">
        SHA-256
        <code title={signable.digest} className="text-ink">
          {signable.digest.slice(0, 12)}…{signable.digest.slice(-6)}
        </code>
        <CopyButton text={signable.digest} label="Copy digest" />
      </p>
      <SignatureList signatures={signable.signatures} />
      {signable.change && <DifferenceTable change={signable.change} />}
      {actor.kind === "person" && (
        <SignForm
          signable={signable}
          slug={slug}
          person={actor}
          returnTo={`/projects/${slug}/${describeSubject(subject).path}`}
        />
      )}
    </Card>
  );
}

function quorumOf({ reviewers, missing }: Signable): string {
  const asked = reviewers === 1 ? "1 reviewer has to sign" : `${reviewers} different reviewers have to sign`;
  return missing > 0 && missing < reviewers ? `${asked}, ${missing} more` : asked;
}

function coversOf({ covers }: Signable): string {
  return covers.map(({ label, count }) => `${label.toLowerCase()} (${count})`).join(", ");
}
