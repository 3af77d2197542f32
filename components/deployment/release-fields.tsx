import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { Part, ReleaseParts } from "#lib/deployment/releases/queries/list-parts.ts";
import { ARTEFACT_KIND_KEYS, ARTEFACT_KINDS } from "#lib/deployment/releases/vocabulary.ts";

/** What stands in the fields at first. */
export type ReleaseDraft = {
  readonly environment: string;
  readonly version: string;
  readonly digest: string;
  readonly kind: string;
  readonly uri: string;
  readonly sizeBytes: number | null;
  readonly changeLog: string;
  readonly madeOf: string;
  readonly run: number | null;
  readonly decision: number | null;
  readonly evaluation: number | null;
  readonly prompt: string | null;
  readonly optimisation: number | null;
};

type ReleaseFieldsProps = {
  environments: readonly { readonly key: string; readonly name: string }[];
  parts: ReleaseParts;
  draft?: Partial<ReleaseDraft>;
};

export function ReleaseFields({ environments, parts, draft = {} }: ReleaseFieldsProps) {
  const { runs, decisions, evaluations, optimisations, prompts, chosenRun } = parts;
  const isNew = draft.version === undefined;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Environment" name="environment" required>
        <Select defaultValue={draft.environment}>
          {environments.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Version" name="version" required>
        <Input placeholder="1.4.0" maxLength={60} defaultValue={draft.version} />
      </Field>
      <Field
        label="Digest"
        name="digest"
        required
        className="sm:col-span-2"
        hint="Of the artefact itself, as the registry or sha256sum says it. What is approved is this digest and no other."
      >
        <Input
          placeholder="sha256:…"
          maxLength={80}
          defaultValue={draft.digest}
          spellCheck={false}
          className="font-mono"
        />
      </Field>
      <Field label="Artefact" name="kind" required>
        <Select defaultValue={draft.kind ?? "container"}>
          {ARTEFACT_KIND_KEYS.map((kind) => (
            <option key={kind} value={kind}>
              {ARTEFACT_KINDS[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Size in bytes" name="sizeBytes" optional>
        <Input type="number" min={0} step={1} defaultValue={draft.sizeBytes ?? undefined} />
      </Field>
      <Field
        label="Where it is kept"
        name="uri"
        optional
        className="sm:col-span-2"
        hint="Kept as text; Cairn never fetches it."
      >
        <Input placeholder="registry.example.com/assistant" maxLength={500} defaultValue={draft.uri} />
      </Field>
      <PartField label="Training run" name="run" parts={runs} chosen={isNew ? chosenRun : (draft.run ?? null)} />
      <PartField
        label="Model decision"
        name="decision"
        parts={decisions}
        chosen={isNew ? (decisions[0]?.number ?? null) : (draft.decision ?? null)}
      />
      <PartField label="Evaluation" name="evaluation" parts={evaluations} chosen={draft.evaluation ?? null} />
      <PartField
        label="Optimisation sheet"
        name="optimisation"
        parts={optimisations}
        chosen={draft.optimisation ?? null}
      />
      <Field label="Version of a prompt" name="prompt" optional hint="As key/version.">
        <Input list="prompt-versions" maxLength={110} defaultValue={draft.prompt ?? undefined} />
      </Field>
      <datalist id="prompt-versions">
        {prompts.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field
        label="Also made of"
        name="madeOf"
        optional
        hint="What is kept elsewhere: an index, a filter."
        className="sm:col-span-2"
      >
        <Input
          maxLength={500}
          placeholder="output filter 0.4.1, contract index of the night before"
          defaultValue={draft.madeOf}
        />
      </Field>
      <Field
        label="What has changed"
        name="changeLog"
        className="sm:col-span-2"
        hint="Since the last release of this environment, in Markdown. Whoever approves reads it."
      >
        <Textarea rows={6} maxLength={20_000} defaultValue={draft.changeLog} />
      </Field>
    </div>
  );
}

type PartFieldProps = { label: string; name: string; parts: readonly Part[]; chosen: number | null };

function PartField({ label, name, parts, chosen }: PartFieldProps) {
  // One chosen long ago has left the list of the newest, and must not get lost by saving.
  const listed = chosen === null || parts.some(({ number }) => number === chosen);
  return (
    <Field label={label} name={name} optional>
      <Select defaultValue={chosen ?? ""}>
        <option value="">None</option>
        {!listed && <option value={chosen}>#{chosen}</option>}
        {parts.map(({ number, name }) => (
          <option key={number} value={number}>
            #{number} {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
