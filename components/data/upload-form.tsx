"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { type SentVersion, sendVersion } from "#components/data/send-version.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { DropZone } from "#components/ui/drop-zone.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatBytes, formatCount } from "#components/ui/format.ts";
import { Input } from "#components/ui/input.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { SendingBar } from "#components/ui/sending-bar.tsx";
import { MAX_DATASET_BYTES } from "#lib/data/datasets/limits.ts";
import { DATASET_FORMATS, DATASET_PURPOSES, type DatasetFormat, keysOf } from "#lib/data/vocabulary.ts";

type UploadFormProps = {
  /** Where the file is sent to. */
  path: string;
  /** Where the dataset is shown. */
  pagePath: string;
  sources: readonly { readonly number: number; readonly name: string }[];
};

type Refused = Extract<SentVersion, { ok: false }>;

/** Chooses or drops a file, says what it is for, sends it, and says what became of it. What was refused stays chosen. */
export function UploadForm({ path, pagePath, sources }: UploadFormProps) {
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [format, setFormat] = useState<DatasetFormat>("jsonl");
  const [sentBytes, setSentBytes] = useState<number | null>(null);
  const [result, setResult] = useState<SentVersion | null>(null);
  const refused: Refused | null = result && !result.ok ? result : null;

  function choose(chosen: File) {
    setFile(chosen);
    if (/\.[ct]sv$/i.test(chosen.name)) setFormat("csv");
    else if (/\.(jsonl|ndjson)$/i.test(chosen.name)) setFormat("jsonl");
    const tooLarge = `The file has ${formatBytes(chosen.size)}; ${formatBytes(MAX_DATASET_BYTES)} is the most.`;
    setResult(chosen.size > MAX_DATASET_BYTES ? { ok: false, field: "file", message: tooLarge } : null);
  }

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!file) return setResult({ ok: false, field: "file", message: "Choose a file first." });
    const form = new FormData(event.currentTarget);
    const query = new URLSearchParams({
      purpose: String(form.get("purpose") ?? ""),
      format,
      fileName: file.name,
      sources: form.getAll("sources").join(","),
      textColumns: String(form.get("textColumns") ?? ""),
    });
    setResult(null);
    setSentBytes(0);
    const outcome = await sendVersion(`${path}?${query}`, file, setSentBytes);
    setSentBytes(null);
    setResult(outcome);
    if (outcome.ok) router.refresh();
  }

  if (result?.ok) {
    return (
      <div role="status">
        <p>
          {result.alreadyUploaded ? "This file was uploaded before, as " : "Kept as "}
          <strong className="font-semibold">version {result.version}</strong>, {formatCount(result.rowCount, "row")}.
        </p>
        <ButtonLink href={`${pagePath}/${result.version}`} variant="primary" className="mt-4">
          See the version
        </ButtonLink>
      </div>
    );
  }
  const problemOf = (field: string) => (refused?.field === field ? refused.message : undefined);
  return (
    <form onSubmit={send} className="grid gap-4">
      <DropZone
        file={file}
        onChoose={choose}
        accept=".jsonl,.ndjson,.csv,.tsv,application/x-ndjson,text/csv"
        hint={
          file
            ? `${formatBytes(file.size)} · choose another`
            : `JSON Lines with an object a line, or CSV with a header; at most ${formatBytes(MAX_DATASET_BYTES)}`
        }
        problem={problemOf("file")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <RadioGroup
          legend="Purpose"
          name="purpose"
          required
          hint="It stays as it is: what a model has learned from is never a test set again."
          options={keysOf(DATASET_PURPOSES).map((value) => ({ value, ...DATASET_PURPOSES[value] }))}
        />
        <div className="grid content-start gap-4">
          <Field name="format" label="Format" error={problemOf("format")}>
            <Select value={format} onChange={(event) => setFormat(event.target.value as DatasetFormat)}>
              {keysOf(DATASET_FORMATS).map((key) => (
                <option key={key} value={key}>
                  {DATASET_FORMATS[key].label}
                </option>
              ))}
            </Select>
          </Field>
          <Field
            name="textColumns"
            label="Columns to compare"
            optional
            hint="Those in which overlaps are looked for, with commas between them. Without, all that hold text."
            error={problemOf("textColumns")}
          >
            <Input maxLength={4_000} autoComplete="off" placeholder="question, context" />
          </Field>
        </div>
      </div>
      <Sources sources={sources} problem={problemOf("sources")} />
      {sentBytes !== null && file && (
        <SendingBar sentBytes={sentBytes} sizeBytes={file.size} after="Checking the last rows…" />
      )}
      <Button type="submit" variant="primary" disabled={sentBytes !== null || (file?.size ?? 0) > MAX_DATASET_BYTES}>
        {sentBytes === null ? "Upload" : "Uploading…"}
      </Button>
    </form>
  );
}

function Sources({ sources, problem }: { sources: UploadFormProps["sources"]; problem: string | undefined }) {
  if (sources.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-1 flex items-baseline gap-2 font-[550]">
        Made from <span className="text-xs font-normal text-muted">optional</span>
      </legend>
      <div className="grid max-h-40 gap-x-6 overflow-y-auto sm:grid-cols-2">
        {sources.map(({ number, name }) => (
          <Checkbox key={number} name="sources" value={number} label={name} />
        ))}
      </div>
      {problem && <p className="mt-1 text-sm text-red">{problem}</p>}
    </fieldset>
  );
}
