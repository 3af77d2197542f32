import { Time } from "#components/ui/time.tsx";
import type { DefinitionChange } from "#lib/data/definition.ts";
import type { RevisionView } from "#lib/data/queries/list-revisions.ts";

/** How a definition came to be: each revision with what it changed, before and after. */
export function RevisionList({ revisions }: { revisions: readonly RevisionView[] }) {
  return (
    <ol className="divide-y">
      {revisions.map(({ revision, at, by, changes }) => (
        <li key={revision} className="px-[var(--edge)] py-3">
          <h3 className="font-[550]">
            Revision {revision}
            <span className="ml-2 text-sm font-normal text-muted">
              {by}, <Time at={at} />
            </span>
          </h3>
          {changes.length > 0 ? (
            <dl className="mt-1.5 grid gap-x-6 gap-y-1.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
              {changes.map((change) => (
                <Change key={change.part} change={change} />
              ))}
            </dl>
          ) : (
            <p className="text-muted">The source was added.</p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Change({ change }: { change: DefinitionChange }) {
  return (
    <>
      <dt className="text-muted">{change.label}</dt>
      <dd className="whitespace-pre-wrap break-words">
        {change.before === null ? <span className="text-muted">nothing</span> : <del>{change.before}</del>}
        <span className="text-muted"> → </span>
        {change.after === null ? (
          <span className="text-muted">nothing</span>
        ) : (
          <ins className="no-underline">{change.after}</ins>
        )}
      </dd>
    </>
  );
}
