"use client";

import { type ComponentProps, useState } from "react";
import { DraftConflict, type Theirs } from "#components/ui/draft-conflict.tsx";
import { DraftStatus } from "#components/ui/draft-status.tsx";
import { FormContext } from "#components/ui/form-context.ts";
import { useDraft } from "#components/ui/use-draft.ts";
import type { FormAction } from "#lib/access/form-state.ts";

type DraftFormProps = Omit<ComponentProps<"form">, "action"> & {
  action: FormAction;
  /** Names the draft in this browser, e.g. "scope:support-assistant:problem". Unique for the form and its subject. */
  draftKey: string;
  /** When the server's copy was last written, ISO; a copy kept here is put back only when it is newer. */
  savedAt?: string | null;
  /**
   * What the server has now, for a subject that several people write. The form then sends the `revision` it was made
   * from, and an action that answers `changed-meanwhile` puts both texts side by side.
   */
  theirs?: Theirs;
};

/**
 * A form that saves itself: a moment after the last key what is typed goes to the server as a draft. Until the server
 * has acknowledged it a copy stays in this browser, so neither an error nor an expired session loses text.
 */
export function DraftForm({ action, draftKey, savedAt, theirs, children, ...rest }: DraftFormProps) {
  const [form, setForm] = useState<HTMLFormElement | null>(null);
  const draft = useDraft({ form, action, draftKey, savedAt: savedAt ?? null, revision: theirs?.revision });
  return (
    <form
      ref={setForm}
      onInput={draft.touched}
      onSubmit={(event) => {
        event.preventDefault();
        draft.save();
      }}
      {...rest}
    >
      <FormContext value={{ pending: false, fields: draft.fields, values: {} }}>
        {form && theirs && draft.status.kind === "conflict" && (
          <DraftConflict
            form={form}
            theirs={theirs}
            basedOn={draft.status.basedOn}
            onKeepMine={() => draft.keepMine(theirs.revision)}
            onTakeTheirs={() => draft.takeTheirs(theirs)}
          />
        )}
        {children}
        <DraftStatus status={draft.status} onRetry={draft.save} />
      </FormContext>
    </form>
  );
}
