"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { type ImportAnswer, importAddress, importAnswer } from "#components/evaluation/import-address.ts";
import { columnsOf, ImportColumns } from "#components/evaluation/import-columns.tsx";
import { ImportResult } from "#components/evaluation/import-result.tsx";
import { type Peeked, peekFile } from "#components/evaluation/score-answers/peek-file.ts";
import { Button } from "#components/ui/button.tsx";
import { DropZone } from "#components/ui/drop-zone.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatBytes } from "#components/ui/format.ts";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { sendFile } from "#components/ui/send-file.ts";
import { SendingBar } from "#components/ui/sending-bar.tsx";
import { rolesOf } from "#lib/evaluation/formats/table/guess-columns.ts";
import type { TableColumns } from "#lib/evaluation/import-options.ts";
import { MAX_UPLOAD_BYTES } from "#lib/evaluation/limits.ts";

/** A format as the form offers it. */
export type OfferedFormat = { readonly key: string; readonly tool: string; readonly fileHint: string };

export type ImportFormProps = {
  slug: string;
  formats: readonly OfferedFormat[];
  /** That are kept here: "3/2" and what people call it. */
  testSets: readonly { readonly ref: string; readonly label: string }[];
};

/** Chooses or drops a file, sends it, and says what became of it. A file that was refused stays chosen. */
export function ImportForm({ slug, formats, testSets }: ImportFormProps) {
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [peeked, setPeeked] = useState<Peeked | null>(null);
  const [format, setFormat] = useState("auto");
  const [columns, setColumns] = useState<TableColumns | null>(null);
  const [sentBytes, setSentBytes] = useState<number | null>(null);
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const isTable = peeked?.format === "csv" && (format === "auto" || format === "table");
  const isTooLarge = (file?.size ?? 0) > MAX_UPLOAD_BYTES;

  async function choose(chosen: File) {
    // The header alone: the server looks at the file properly.
    const found = /\.(csv|tsv)(\.gz)?$/i.test(chosen.name) ? await peekFile(chosen) : null;
    setFile(chosen);
    setPeeked(found);
    setColumns(found?.format === "csv" ? columnsOf(rolesOf(found.columns)) : null);
    const tooLarge = `The file has ${formatBytes(chosen.size)}; ${formatBytes(MAX_UPLOAD_BYTES)} is the most.`;
    setAnswer(chosen.size > MAX_UPLOAD_BYTES ? { ok: false, message: tooLarge } : null);
  }

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!file) return setAnswer({ ok: false, message: "Choose a file first." });
    const form = new FormData(event.currentTarget);
    const typed = (name: string) => String(form.get(name) ?? "");
    setAnswer(null);
    setSentBytes(0);
    const address = importAddress(slug, {
      ...{ format, file: file.name, name: typed("name"), model: typed("model"), test: typed("test") },
      columns: isTable ? columns : null,
    });
    const { status, ...sent } = await sendFile(address, file, "application/octet-stream", setSentBytes);
    const read = importAnswer(status, "body" in sent ? sent.body : null);
    setSentBytes(null);
    setAnswer(read);
    if (read.ok) router.refresh();
  }

  if (answer?.ok)
    return (
      <ImportResult
        answer={answer}
        path={`/projects/${slug}/evaluation`}
        onAnother={() => {
          setFile(null);
          setPeeked(null);
          setAnswer(null);
        }}
      />
    );
  const chosen = formats.find(({ key }) => key === format);
  return (
    <form onSubmit={send} className="grid gap-4">
      <DropZone
        file={file}
        onChoose={choose}
        accept=".json,.jsonl,.ndjson,.csv,.tsv,.zip,.tar,.tgz,.gz"
        hint={
          file
            ? `${formatBytes(file.size)} · choose another`
            : `JSON, JSON Lines, CSV, ZIP or tar, also as .gz, at most ${formatBytes(MAX_UPLOAD_BYTES)}`
        }
      />
      <Field name="format" label="Format" hint={chosen ? `It takes ${chosen.fileHint}.` : "Found out by the file."}>
        <Select value={format} onChange={({ target }) => setFormat(target.value)}>
          <option value="auto">Find out</option>
          {formats.map(({ key, tool }) => (
            <option key={key} value={key}>
              {tool}
            </option>
          ))}
        </Select>
      </Field>
      {isTable && columns && <ImportColumns header={peeked.columns} columns={columns} onChange={setColumns} />}
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <Field name="name" label="Name" optional hint="Without one, the name of the model.">
          <Input maxLength={200} autoComplete="off" />
        </Field>
        <Field name="model" label="Model" optional hint="For files that do not name it.">
          <Input maxLength={200} autoComplete="off" />
        </Field>
      </div>
      {testSets.length > 0 && (
        <Field name="test" label="Test set" optional hint="The one it was measured on; this counts as a look at it.">
          <Select>
            <option value="">None that is kept here</option>
            {testSets.map(({ ref, label }) => (
              <option key={ref} value={ref}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {answer && (
        <p role="alert" className="rounded-md bg-red-soft px-3 py-2 break-words text-red">
          {answer.message}
        </p>
      )}
      {sentBytes !== null && file && (
        <SendingBar sentBytes={sentBytes} sizeBytes={file.size} after="Reading the scores…" />
      )}
      <Button type="submit" variant="primary" disabled={sentBytes !== null || isTooLarge}>
        {sentBytes === null ? "Import" : "Importing…"}
      </Button>
    </form>
  );
}
