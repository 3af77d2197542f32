import { ActionForm } from "#components/ui/action-form.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { changeOutgoingRuleAction } from "#lib/connections/actions.ts";

const CHOICES = [
  {
    value: "false",
    label: "Public hosts, and those on the list",
    hint: "Private addresses are called only where they are listed.",
  },
  {
    value: "true",
    label: "Hosts on the list alone",
    hint: "For instances that must not send data to just any provider.",
  },
];

export function OutgoingRuleForm({ onlyAllowedHosts }: { onlyAllowedHosts: boolean }) {
  return (
    <ActionForm action={changeOutgoingRuleAction} className="grid gap-4">
      <RadioGroup
        legend="Connections may call"
        name="onlyAllowedHosts"
        options={CHOICES}
        defaultValue={String(onlyAllowedHosts)}
      />
      <SubmitButton variant="secondary">Save</SubmitButton>
    </ActionForm>
  );
}
