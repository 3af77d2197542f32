"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Theirs } from "#components/ui/draft-conflict.tsx";
import type { DraftStanding } from "#components/ui/draft-status.tsx";
import { dropDraft, fieldsOf, isNewer, keepDraft, putBack, readDraft } from "#components/ui/draft-store.ts";
import type { FormAction, FormState } from "#lib/access/form-state.ts";

const IDLE_MS = 800;

type DraftOptions = {
  form: HTMLFormElement | null;
  action: FormAction;
  draftKey: string;
  savedAt: string | null;
  /** The server's, at the time of this page; undefined for a form that knows no revisions. */
  revision: number | undefined;
};

/** Saves a form a moment after the last key, one request at a time, and keeps a copy here until that succeeded. */
export function useDraft({ form, action, draftKey, savedAt, revision }: DraftOptions) {
  const router = useRouter();
  const [status, setStatus] = useState<DraftStanding>({ kind: "idle" });
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const typed = useRef(0);
  const saving = useRef(false);
  // Not the newest prop: the page may be refreshed under the text, which stays made from what it was made from.
  const basedOn = useRef(revision);
  /** Afterwards the form on the screen is the newest copy there is. */
  const arrived = useRef(false);
  const isConflict = status.kind === "conflict";
  const unsaved = status.kind === "typing" || status.kind === "saving" || status.kind === "failed" || isConflict;

  const save = useCallback(async () => {
    if (!form || saving.current) return;
    clearTimeout(timer.current);
    saving.current = true;
    let sent: number;
    let answer: Answer;
    do {
      sent = typed.current;
      setStatus({ kind: "saving" });
      answer = await send(action, form, basedOn.current);
      if (answer.ok) basedOn.current = revisionIn(answer.value) ?? basedOn.current;
    } while (sent !== typed.current && answer.ok);
    saving.current = false;
    setFields(answer.ok ? {} : (answer.fields ?? {}));
    if (!answer.ok && answer.reason === "changed-meanwhile" && basedOn.current !== undefined) {
      router.refresh();
      return setStatus({ kind: "conflict", basedOn: basedOn.current });
    }
    if (!answer.ok) return setStatus({ kind: "failed", message: answer.message });
    dropDraft(draftKey);
    setStatus({ kind: "saved", at: new Date() });
  }, [action, draftKey, form, router]);

  const touched = useCallback(() => {
    if (!form) return;
    typed.current += 1;
    keepDraft(draftKey, { typedAt: new Date().toISOString(), fields: fieldsOf(form), revision: basedOn.current });
    clearTimeout(timer.current);
    if (isConflict) return;
    setStatus((now) => (now.kind === "saving" ? now : { kind: "typing" }));
    timer.current = setTimeout(save, IDLE_MS);
  }, [draftKey, form, isConflict, save]);

  function keepMine(theirRevision: number) {
    basedOn.current = theirRevision;
    save();
  }

  function takeTheirs({ revision: theirRevision, fields: theirFields }: Theirs) {
    if (!form) return;
    basedOn.current = theirRevision;
    putBack(form, Object.fromEntries(theirFields.map(({ name, values }) => [name, values])));
    dropDraft(draftKey);
    setStatus({ kind: "idle" });
  }

  useEffect(() => {
    if (!form || arrived.current) return;
    arrived.current = true;
    const kept = readDraft(draftKey);
    if (!kept) return;
    // With a revision the server finds out by itself whether somebody else has written since.
    if (kept.revision === undefined && !isNewer(kept, savedAt)) return dropDraft(draftKey);
    basedOn.current = kept.revision ?? basedOn.current;
    putBack(form, kept.fields);
    setStatus({ kind: "restored" });
    timer.current = setTimeout(save, IDLE_MS);
  }, [form, draftKey, savedAt, save]);

  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved]);

  return { status, fields, touched, save, keepMine, takeTheirs };
}

type Answer = NonNullable<FormState>;

const UNREACHABLE: Answer = {
  ok: false,
  reason: "unreachable",
  message: "the server could not be reached, or your session has ended.",
};

/** Only a plain yes counts as saved: a redirect to the sign-in page answers nothing at all. */
async function send(action: FormAction, form: HTMLFormElement, revision: number | undefined): Promise<Answer> {
  const data = new FormData(form);
  if (revision !== undefined) data.set("revision", String(revision));
  try {
    return (await action(null, data)) ?? UNREACHABLE;
  } catch {
    return UNREACHABLE;
  }
}

/** The revision an action answers with, which the next save is made from. */
function revisionIn(value: unknown): number | undefined {
  const revision = typeof value === "object" && value !== null && "revision" in value ? value.revision : undefined;
  return typeof revision === "number" ? revision : undefined;
}
