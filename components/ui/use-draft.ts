"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftStanding } from "#components/ui/draft-status.tsx";
import { dropDraft, fieldsOf, isNewer, keepDraft, putBack, readDraft } from "#components/ui/draft-store.ts";
import type { FormAction, FormState } from "#lib/access/form-state.ts";

const IDLE_MS = 800;

type DraftOptions = {
  form: HTMLFormElement | null;
  action: FormAction;
  draftKey: string;
  savedAt: string | null;
};

/** Saves a form a moment after the last key, one request at a time, and keeps a copy here until that succeeded. */
export function useDraft({ form, action, draftKey, savedAt }: DraftOptions) {
  const [status, setStatus] = useState<DraftStanding>({ kind: "idle" });
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const typed = useRef(0);
  const saving = useRef(false);
  /** Afterwards the form on the screen is the newest copy there is. */
  const arrived = useRef(false);
  const unsaved = status.kind === "typing" || status.kind === "saving" || status.kind === "failed";

  const save = useCallback(async () => {
    if (!form || saving.current) return;
    clearTimeout(timer.current);
    saving.current = true;
    let sent: number;
    let answer: Answer;
    do {
      sent = typed.current;
      setStatus({ kind: "saving" });
      answer = await send(action, form);
    } while (sent !== typed.current && answer.ok);
    saving.current = false;
    setFields(answer.ok ? {} : (answer.fields ?? {}));
    if (!answer.ok) return setStatus({ kind: "failed", message: answer.message });
    dropDraft(draftKey);
    setStatus({ kind: "saved", at: new Date() });
  }, [action, draftKey, form]);

  const touched = useCallback(() => {
    if (!form) return;
    typed.current += 1;
    keepDraft(draftKey, { typedAt: new Date().toISOString(), fields: fieldsOf(form) });
    setStatus((now) => (now.kind === "saving" ? now : { kind: "typing" }));
    clearTimeout(timer.current);
    timer.current = setTimeout(save, IDLE_MS);
  }, [draftKey, form, save]);

  useEffect(() => {
    if (!form || arrived.current) return;
    arrived.current = true;
    const kept = readDraft(draftKey);
    if (!kept) return;
    if (!isNewer(kept, savedAt)) return dropDraft(draftKey);
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

  return { status, fields, touched, save };
}

type Answer = NonNullable<FormState>;

const UNREACHABLE: Answer = {
  ok: false,
  reason: "unreachable",
  message: "the server could not be reached, or your session has ended.",
};

/** Only a plain yes counts as saved: a redirect to the sign-in page answers nothing at all. */
async function send(action: FormAction, form: HTMLFormElement): Promise<Answer> {
  try {
    return (await action(null, new FormData(form))) ?? UNREACHABLE;
  } catch {
    return UNREACHABLE;
  }
}
