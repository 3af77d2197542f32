"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatBytes } from "#components/ui/format.ts";
import { Input } from "#components/ui/input.tsx";
import { headerLength, LENGTH_BYTES } from "#lib/deployment/safetensors/header-length.ts";

type Chosen = { readonly files: readonly File[]; readonly bytes: number };

/** Reads the headers of a model's files in the browser and sends those alone; the weights stay where they are. */
export function SizeReader({ slug }: { slug: string }) {
  const router = useRouter();
  const [chosen, setChosen] = useState<Chosen>({ files: [], bytes: 0 });
  const [isReading, setReading] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function read(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    if (chosen.files.length === 0) return setProblem("Choose the files of a model first.");
    setProblem(undefined);
    setReading(true);
    const result = await send(slug, name, chosen.files);
    setReading(false);
    if (!result.ok) return setProblem(result.message);
    router.push(`/projects/${slug}/deployment/size?reading=${result.number}`);
    router.refresh();
  }

  function choose(files: FileList | null) {
    const list = [...(files ?? [])];
    setChosen({ files: list, bytes: list.reduce((sum, { size }) => sum + size, 0) });
    setProblem(undefined);
  }

  return (
    <Card title="Read a size" className="mb-4 print:hidden">
      <form onSubmit={read} className="grid gap-4 sm:grid-cols-[1fr_1fr_auto] sm:items-start">
        <Field
          name="files"
          label="Files"
          required
          hint="model.safetensors or all its shards, with model.safetensors.index.json and config.json where there are. Only their headers leave this computer."
        >
          <Input type="file" multiple accept=".safetensors,.json" onChange={(event) => choose(event.target.files)} />
        </Field>
        <Field
          name="name"
          label="Model"
          required
          hint={
            chosen.files.length > 0
              ? `${chosen.files.length} chosen, ${formatBytes(chosen.bytes)} in all`
              : "What it is called."
          }
        >
          <Input maxLength={200} minLength={2} autoComplete="off" />
        </Field>
        <Button type="submit" variant="primary" disabled={isReading} className="sm:mt-6">
          {isReading ? "Reading…" : "Read size"}
        </Button>
      </form>
      {problem && (
        <p role="alert" className="mt-3 rounded-md bg-red-soft px-3 py-2 break-words text-red">
          {problem}
        </p>
      )}
    </Card>
  );
}

type Sent = { readonly ok: true; readonly number: number } | { readonly ok: false; readonly message: string };

async function send(slug: string, name: string, files: readonly File[]): Promise<Sent> {
  const form = new FormData();
  for (const file of files) {
    const part = await headerOf(file);
    if (typeof part === "string") return { ok: false, message: `${file.name}: ${part}` };
    form.append("file", part, file.name);
  }
  form.append("sizes", JSON.stringify(Object.fromEntries(files.map(({ name: file, size }) => [file, size]))));
  try {
    const response = await fetch(`/api/v1/projects/${slug}/sizes?${new URLSearchParams({ name })}`, {
      method: "POST",
      body: form,
    });
    const answer = (await response.json()) as { number: number; detail?: string };
    if (response.ok) return { ok: true, number: answer.number };
    return { ok: false, message: answer.detail ?? `The server answered ${response.status}. Nothing was kept.` };
  } catch {
    return { ok: false, message: "The connection broke off. Nothing was kept; read the files again." };
  }
}

/** The first bytes of a file up to the end of its header; a JSON file whole. @returns what is wrong, as a sentence. */
async function headerOf(file: File): Promise<Blob | string> {
  if (/\.json$/i.test(file.name)) return file;
  const length = headerLength(new Uint8Array(await file.slice(0, LENGTH_BYTES).arrayBuffer()));
  return length.ok ? file.slice(0, LENGTH_BYTES + length.length) : length.message;
}
