import { useLayoutEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { type DraftFields, fieldsOf } from "#components/ui/draft-store.ts";
import { Time } from "#components/ui/time.tsx";

/** What the server has: who wrote it, and each field as the form has it and as people read it. */
export type Theirs = {
  readonly revision: number;
  readonly by: string | null;
  readonly at: Date | string | null;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly values: readonly string[];
    readonly text: string;
  }[];
};

type DraftConflictProps = {
  form: HTMLFormElement;
  theirs: Theirs;
  /** The revision that one's own text was made from. */
  basedOn: number;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
};

/** Somebody else saved first: their words here, one's own in the fields below, and nothing is written until one chooses. */
export function DraftConflict({ form, theirs, basedOn, onKeepMine, onTakeTheirs }: DraftConflictProps) {
  const [mine, setMine] = useState<DraftFields>({});
  // Read when the newest page is on the screen: a field one has not touched shows their words by then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: their revision is what changes the form's untouched fields
  useLayoutEffect(() => setMine(fieldsOf(form)), [form, theirs.revision]);
  const different = theirs.fields.filter(({ name, values }) => (mine[name] ?? []).join() !== values.join());
  return (
    <div role="alert" className="mb-4 rounded-md border border-amber bg-amber-soft px-3.5 py-3">
      <h3 className="font-semibold text-amber">Changed while you were writing</h3>
      {theirs.revision === basedOn ? (
        <p>Fetching what was saved. Your text is kept.</p>
      ) : (
        <>
          <p>
            {theirs.by ?? "Somebody"} saved this
            {theirs.at && (
              <>
                {" "}
                on <Time at={theirs.at} />
              </>
            )}
            . Nothing was overwritten: their text is here, yours is in the fields below.
          </p>
          <dl className="mt-2 flex flex-col gap-2">
            {different.map(({ name, label, text }) => (
              <div key={name}>
                <dt className="text-xs text-muted">{label}, as saved</dt>
                <dd className="max-h-48 overflow-y-auto whitespace-pre-wrap rounded-sm bg-surface px-2.5 py-1.5">
                  {text || <span className="text-muted">empty</span>}
                </dd>
              </div>
            ))}
          </dl>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button size="small" onClick={onKeepMine}>
              Save mine over it
            </Button>
            <Button size="small" onClick={onTakeTheirs}>
              Take what was saved
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
