import { ApplicationFields, type Choices } from "#components/deployment/application-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import type { ButtonVariant } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import {
  editApplicationAction,
  registerApplicationAction,
  retireApplicationAction,
} from "#lib/deployment/applications/actions.ts";
import type { ApplicationView } from "#lib/deployment/applications/queries/applications.ts";

type RegisterApplicationProps = Choices & {
  slug: string;
  trigger?: string;
  variant?: ButtonVariant;
  /** One that was seen in telemetry. */
  serviceName?: string;
};

export function RegisterApplication({ slug, trigger, variant, serviceName, ...choices }: RegisterApplicationProps) {
  return (
    <Dialog
      trigger={trigger ?? "Register an application"}
      size={variant === "primary" ? "medium" : "small"}
      variant={variant}
      wide
      title="Register an application"
      description="Its traces are found by its service name."
    >
      <ActionForm action={registerApplicationAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <ApplicationFields {...choices} application={serviceName ? { serviceName, name: serviceName } : undefined} />
        <SubmitButton>Register the application</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

export function EditApplication({
  slug,
  application,
  ...choices
}: Choices & { slug: string; application: ApplicationView }) {
  return (
    <Dialog trigger="Edit" wide title={`Edit ${application.name}`}>
      <ActionForm action={editApplicationAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="application" value={application.number} />
        <input type="hidden" name="revision" value={application.revision} />
        <ApplicationFields {...choices} application={application} />
        <SubmitButton>Save the application</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}

export function RetireApplication({ slug, application }: { slug: string; application: ApplicationView }) {
  return (
    <Dialog
      trigger="Retire"
      variant="danger"
      title={`Retire ${application.name}`}
      description="It leaves the register. What it sent stays in Monitoring."
    >
      <ActionForm action={retireApplicationAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="application" value={application.number} />
        <Field label="Reason" name="reason" required>
          <Textarea rows={3} maxLength={500} />
        </Field>
        <SubmitButton variant="danger">Retire {application.name}</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
