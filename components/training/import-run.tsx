"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

type Result =
  | { readonly ok: true; readonly number: number; readonly name: string; readonly alreadyImported: boolean }
  | { readonly ok: false; readonly message: string };

/** Takes in the trainer_state.json of a training that did not log here. */
export function ImportRun({ slug }: { slug: string }) {
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const [result, setResult] = useState<Result | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const file = form.get("file");
    if (!(file instanceof File) || file.size === 0) return setResult({ ok: false, message: "Choose a file first." });
    setResult(null);
    setSending(true);
    const sent = await upload(slug, file, form);
    setSending(false);
    setResult(sent);
    if (sent.ok) router.refresh();
  }

  return (
    <Dialog
      trigger="Import a run"
      title="Import a run"
      description="The trainer_state.json that transformers or TRL leaves in a checkpoint's folder. The same file is imported once."
    >
      {result?.ok ? (
        <div role="status">
          <p>
            {result.alreadyImported ? "This file was imported before, as " : "Imported as "}
            <strong className="font-semibold">
              run {result.number}, {result.name}
            </strong>
            .
          </p>
          <div className="mt-4 flex gap-2">
            <Link href={`/projects/${slug}/training/runs/${result.number}`} className={buttonClass("primary")}>
              See its curves
            </Link>
            <Button onClick={() => setResult(null)}>Import another</Button>
          </div>
        </div>
      ) : (
        <form onSubmit={send} className="grid gap-4">
          <Field name="file" label="File" required>
            <Input type="file" accept=".json,application/json" />
          </Field>
          <Field name="name" label="Name" optional hint="Without one, the best checkpoint's.">
            <Input maxLength={250} autoComplete="off" />
          </Field>
          <Field name="dataset" label="Trained on" optional hint="A dataset version of this project, such as 3/2.">
            <Input pattern="\d+/\d+" autoComplete="off" />
          </Field>
          {result && (
            <p role="alert" className="rounded-md bg-red-soft px-3 py-2 text-red">
              {result.message}
            </p>
          )}
          <Button type="submit" variant="primary" disabled={isSending}>
            {isSending ? "Importing…" : "Import"}
          </Button>
        </form>
      )}
    </Dialog>
  );
}

async function upload(slug: string, file: File, form: FormData): Promise<Result> {
  const query = new URLSearchParams();
  for (const name of ["name", "dataset"]) {
    const value = String(form.get(name) ?? "").trim();
    if (value) query.set(name, value);
  }
  try {
    const response = await fetch(`/api/v1/projects/${slug}/runs/import?${query}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: file,
    });
    const answer = (await response.json()) as {
      number: number;
      name: string;
      alreadyImported: boolean;
      detail?: string;
    };
    if (response.ok)
      return { ok: true, number: answer.number, name: answer.name, alreadyImported: answer.alreadyImported };
    return { ok: false, message: answer.detail ?? `The server answered ${response.status}. Nothing was imported.` };
  } catch {
    return { ok: false, message: "The connection broke off. Nothing was imported; send the file again." };
  }
}
