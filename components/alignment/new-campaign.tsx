"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { DropZone } from "#components/ui/drop-zone.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatBytes } from "#components/ui/format.ts";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { sendFile } from "#components/ui/send-file.ts";
import { SendingBar } from "#components/ui/sending-bar.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { MAX_ITEMS_BYTES, MOST_RATERS_PER_ITEM } from "#lib/alignment/limits.ts";
import { CAMPAIGN_KIND_KEYS, CAMPAIGN_KINDS } from "#lib/alignment/vocabulary.ts";

const FIELDS: Record<(typeof CAMPAIGN_KIND_KEYS)[number], string> = {
  pairwise:
    "prompt, response_a, response_b, and model_a, model_b, gold where there are any; or TRL's prompt, chosen, rejected",
  rating: "prompt, response, and model, gold where there are any",
  acceptance: "prompt, response; or TRL's prompt, completion, label",
};

/** Asks what a campaign is to be, takes its file of items, and goes to what was made of it. A file that was refused stays chosen. */
export function NewCampaign({ slug }: { slug: string }) {
  const router = useRouter();
  const [kind, setKind] = useState<(typeof CAMPAIGN_KIND_KEYS)[number]>("pairwise");
  const [file, setFile] = useState<File | null>(null);
  const [sentBytes, setSentBytes] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!file) return setProblem("Choose a file of items first.");
    const query = new URLSearchParams({ fileName: file.name, allowTie: "false", allowBothBad: "false" });
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === "string" && value !== "") query.set(name, value === "on" ? "true" : value);
    setProblem(null);
    setSentBytes(0);
    const sent = await sendFile(
      `/api/v1/projects/${slug}/campaigns?${query}`,
      file,
      "application/x-ndjson",
      setSentBytes,
    );
    setSentBytes(null);
    if (sent.status === null) return setProblem("The connection broke off. Nothing was made; send the file again.");
    const body = sent.body as { number?: number; detail?: string } | null;
    if (sent.status === 201 && body?.number) router.push(`/projects/${slug}/alignment/campaigns/${body.number}`);
    else setProblem(body?.detail ?? `The server answered ${sent.status}. Nothing was made.`);
  }

  return (
    <form onSubmit={send} className="grid items-start gap-4 xl:grid-cols-2">
      <Card title="What it asks">
        <div className="grid gap-4">
          <Field name="title" label="Title" required>
            <Input minLength={3} maxLength={120} autoComplete="off" />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="kind" label="Kind">
              <Select value={kind} onChange={({ target }) => setKind(target.value as typeof kind)}>
                {CAMPAIGN_KIND_KEYS.map((key) => (
                  <option key={key} value={key}>
                    {CAMPAIGN_KINDS[key].label}
                  </option>
                ))}
              </Select>
            </Field>
            <Field name="ratersPerItem" label="Raters an item" hint="Each item is judged by so many people.">
              <Input type="number" min={1} max={MOST_RATERS_PER_ITEM} defaultValue={3} />
            </Field>
            {kind === "rating" && (
              <>
                <Field name="scaleMin" label="Lowest mark">
                  <Input type="number" min={0} max={99} defaultValue={1} />
                </Field>
                <Field name="scaleMax" label="Highest mark" hint="Ten steps at most, so that each has a key.">
                  <Input type="number" min={1} max={100} defaultValue={5} />
                </Field>
              </>
            )}
            <Field name="rationale" label="Reason for each judgement">
              <Select defaultValue="optional">
                <option value="optional">Optional</option>
                <option value="required">Required</option>
              </Select>
            </Field>
            <Field name="seed" label="Seed" hint="Of the order of items and answers.">
              <Input type="number" min={0} max={2_147_483_647} defaultValue={1} />
            </Field>
          </div>
          {kind === "pairwise" && (
            <div className="flex flex-wrap gap-x-6 gap-y-1">
              <Checkbox name="allowTie" value="on" defaultChecked label="Both may be equally good" />
              <Checkbox name="allowBothBad" value="on" defaultChecked label="Both may be bad" />
            </div>
          )}
          <Field
            name="guideline"
            label="Guideline"
            hint="In Markdown: what makes an answer better, when to use ties, what to do with harmful content."
            required
          >
            <Textarea rows={9} minLength={20} maxLength={6_000} />
          </Field>
        </div>
      </Card>
      <Card title="Items">
        <div className="grid gap-4">
          <DropZone
            file={file}
            onChoose={(chosen) => {
              setFile(chosen);
              setProblem(null);
            }}
            accept=".jsonl,.ndjson,.json,.gz"
            hint={
              file
                ? `${formatBytes(file.size)} · choose another`
                : `JSON Lines, also as .gz, at most ${formatBytes(MAX_ITEMS_BYTES)}`
            }
          />
          <p className="text-sm text-muted">
            A line each: {FIELDS[kind]}. Prompts and answers are texts, or lists of messages. A line with gold has an
            answer that is known to be right, and tells how well each rater judges.
          </p>
          <Field name="labels" label="Labels in the file" hint="A machine's labels stay marked as a machine's.">
            <Select defaultValue="person">
              <option value="person">Given by people, or none</option>
              <option value="machine">Given by a machine</option>
            </Select>
          </Field>
          {problem && (
            <p role="alert" className="rounded-md bg-red-soft px-3 py-2 break-words text-red">
              {problem}
            </p>
          )}
          {sentBytes !== null && file && (
            <SendingBar sentBytes={sentBytes} sizeBytes={file.size} after="Reading the items…" />
          )}
          <Button type="submit" variant="primary" disabled={sentBytes !== null}>
            {sentBytes === null ? "Make campaign" : "Making it…"}
          </Button>
        </div>
      </Card>
    </form>
  );
}
