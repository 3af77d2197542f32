"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type DragEvent, type FormEvent, useId, useState } from "react";
import { type Upload, uploadEvaluation } from "#components/evaluation/upload-evaluation.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Field } from "#components/ui/field.tsx";
import { formatBytes } from "#components/ui/format.ts";
import { Input } from "#components/ui/input.tsx";
import { MAX_FILE_BYTES } from "#lib/evaluation/limits.ts";

type Sending = { readonly sentBytes: number };

/** Chooses or drops a file, sends it, and says what became of it. A file that was refused stays chosen. */
export function ImportForm({ path, evaluationsPath }: { path: string; evaluationsPath: string }) {
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [result, setResult] = useState<Upload | null>(null);

  function choose(chosen: File | undefined) {
    if (!chosen) return;
    setFile(chosen);
    setResult(
      chosen.size > MAX_FILE_BYTES
        ? {
            ok: false,
            message: `The file has ${formatBytes(chosen.size)}; ${formatBytes(MAX_FILE_BYTES)} is the most.`,
          }
        : null,
    );
  }

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!file) return setResult({ ok: false, message: "Choose a file first." });
    const name = new FormData(event.currentTarget).get("name");
    setResult(null);
    setSending({ sentBytes: 0 });
    const address = name ? `${path}&name=${encodeURIComponent(String(name))}` : path;
    const outcome = await uploadEvaluation(address, file, (sentBytes) => setSending({ sentBytes }));
    setSending(null);
    setResult(outcome);
    if (outcome.ok) router.refresh();
  }

  if (result?.ok) {
    return (
      <div role="status">
        <p>
          {result.alreadyImported ? "This file was imported before, as " : "Imported as "}
          <strong className="font-semibold">
            evaluation {result.number}, {result.name}
          </strong>
          .
        </p>
        <div className="mt-4 flex gap-2">
          <Link
            href={`${evaluationsPath}/${result.number}`}
            className="inline-flex min-h-9 items-center rounded-md bg-accent px-3.5 font-[550] text-on-accent hover:bg-accent-strong"
          >
            See its scores
          </Link>
          <Button
            onClick={() => {
              setFile(null);
              setResult(null);
            }}
          >
            Import another
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form onSubmit={send} className="grid gap-4">
      <DropZone file={file} onChoose={choose} />
      <Field name="name" label="Name" optional hint="Without one, the name of the model.">
        <Input maxLength={200} autoComplete="off" />
      </Field>
      {result && (
        <p role="alert" className="rounded-md bg-red-soft px-3 py-2 text-red">
          {result.message}
        </p>
      )}
      {sending && file && <SendingBar sentBytes={sending.sentBytes} sizeBytes={file.size} />}
      <Button type="submit" variant="primary" disabled={sending !== null || (file?.size ?? 0) > MAX_FILE_BYTES}>
        {sending ? "Importing…" : "Import"}
      </Button>
    </form>
  );
}

function DropZone({ file, onChoose }: { file: File | null; onChoose: (file: File | undefined) => void }) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    onChoose(event.dataTransfer.files[0]);
  }

  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={classNames(
        "grid cursor-pointer justify-items-center gap-1 rounded-md border border-dashed px-4 py-7 text-center",
        "focus-within:outline-2 focus-within:outline-accent",
        isOver ? "border-accent bg-accent-soft" : "border-control hover:bg-sunken",
      )}
    >
      <span className="font-[550] break-all">{file ? file.name : "Choose a file or drop it here"}</span>
      <span className="text-sm text-muted">
        {file ? `${formatBytes(file.size)} · choose another` : `JSON, at most ${formatBytes(MAX_FILE_BYTES)}`}
      </span>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        className="sr-only"
        onChange={(event) => onChoose(event.target.files?.[0])}
      />
    </label>
  );
}

function SendingBar({ sentBytes, sizeBytes }: { sentBytes: number; sizeBytes: number }) {
  const isSent = sentBytes >= sizeBytes;
  return (
    <div role="status">
      <progress
        aria-label="Sending the file"
        value={isSent ? undefined : sentBytes}
        max={sizeBytes}
        className="block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p className="mt-1 text-xs tabular-nums text-muted">
        {isSent ? "Reading the scores…" : `${formatBytes(sentBytes)} of ${formatBytes(sizeBytes)} sent`}
      </p>
    </div>
  );
}
