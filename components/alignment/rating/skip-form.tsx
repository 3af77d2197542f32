"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

type SkipFormProps = {
  /** @returns what is wrong, or null. */
  onSkip: (reason: string) => Promise<string | null>;
  onClose: () => void;
};

/** Gives a task back, with the reason. */
export function SkipForm({ onSkip, onClose }: SkipFormProps) {
  const [problem, setProblem] = useState<string | undefined>();
  const [isSending, setSending] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    if (reason.length < 3) return setProblem("Say in a few words why.");
    setSending(true);
    const wrong = await onSkip(reason);
    setSending(false);
    if (wrong) setProblem(wrong);
    else onClose();
  }

  return (
    <dialog
      ref={(element) => {
        element?.showModal();
      }}
      onClose={onClose}
      aria-labelledby="skip-title"
      className="m-auto w-[calc(100vw-2rem)] max-w-md rounded-lg border bg-surface p-5 text-ink"
    >
      <h2 id="skip-title" className="text-lg font-semibold">
        Skip this task
      </h2>
      <p className="mt-0.5 mb-3 text-muted">Somebody else gets it. You will not see it again.</p>
      <form onSubmit={submit} className="grid gap-3">
        <Field name="reason" label="Reason" required error={problem}>
          <Input maxLength={500} autoFocus autoComplete="off" />
        </Field>
        <div className="flex gap-2">
          <Button type="submit" variant="primary" disabled={isSending}>
            Skip task
          </Button>
          <Button onClick={onClose}>Keep it</Button>
        </div>
      </form>
    </dialog>
  );
}
