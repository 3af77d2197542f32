import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ApplicationView } from "#lib/deployment/applications/queries/applications.ts";
import { APPLICATION_KIND_KEYS, APPLICATION_KINDS } from "#lib/deployment/applications/vocabulary.ts";

export type Choices = {
  readonly environments: readonly { readonly key: string; readonly name: string }[];
  readonly releases: readonly { readonly number: number; readonly version: string }[];
};

type ApplicationFieldsProps = Choices & { application?: Partial<ApplicationView> };

export function ApplicationFields({ environments, releases, application = {} }: ApplicationFieldsProps) {
  const { name, serviceName, kind, owner, environment, uses, users, purpose, riskNote } = application;
  const held = uses?.isHeld ? uses : null;
  const listed = held && !releases.some(({ number }) => number === held.number) ? [held, ...releases] : releases;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Name" name="name" required>
        <Input defaultValue={name} maxLength={100} placeholder="Bill explainer" />
      </Field>
      <Field label="Kind" name="kind" required>
        <Select defaultValue={kind ?? "question-answering"}>
          {APPLICATION_KIND_KEYS.map((key) => (
            <option key={key} value={key}>
              {APPLICATION_KINDS[key]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Service name" name="serviceName" required hint="service.name, as its telemetry says it.">
        <Input defaultValue={serviceName} maxLength={200} placeholder="bill-explainer" spellCheck={false} />
      </Field>
      <Field label="Owner" name="owner" required hint="Whoever answers for it.">
        <Input defaultValue={owner} maxLength={200} />
      </Field>
      <Field label="Environment" name="environment">
        <Select defaultValue={environment?.key ?? ""}>
          <option value="">None yet</option>
          {environments.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Release" name="release">
        <Select defaultValue={held?.number ?? ""}>
          <option value="">Whatever runs there</option>
          {listed.map(({ number, version }) => (
            <option key={number} value={number}>
              #{number} {version}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Purpose" name="purpose" required className="sm:col-span-2">
        <Textarea rows={3} maxLength={2_000} defaultValue={purpose} />
      </Field>
      <Field label="Users" name="users" optional className="sm:col-span-2" hint="Who they are, and how many.">
        <Textarea rows={2} maxLength={1_000} defaultValue={users} />
      </Field>
      <Field
        label="Risk note"
        name="riskNote"
        optional
        className="sm:col-span-2"
        hint="What may go wrong here and nowhere else, and what is done about it."
      >
        <Textarea rows={2} maxLength={2_000} defaultValue={riskNote} />
      </Field>
    </div>
  );
}
