import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { PROJECT_ROLES, type ProjectRole, ROLE_PURPOSE } from "#lib/access/permissions.ts";
import { changeMemberRole, removeMember } from "#lib/projects/actions/members.ts";

const ROLES = PROJECT_ROLES.map((role) => ({ value: role, label: role, hint: ROLE_PURPOSE[role] }));

type MemberActionsProps = { project: string; userId: string; name: string; role: ProjectRole };

export function MemberActions({ project, userId, name, role }: MemberActionsProps) {
  const who = (
    <>
      <input type="hidden" name="project" value={project} />
      <input type="hidden" name="userId" value={userId} />
    </>
  );
  return (
    <span className="inline-flex gap-2">
      <Dialog
        size="small"
        trigger={
          <>
            Change role<span className="sr-only"> of {name}</span>
          </>
        }
        title={`Role of ${name}`}
        description="It holds from the next page they open."
      >
        <ActionForm action={changeMemberRole} className="space-y-4">
          {who}
          <RadioGroup legend="Role" name="role" options={ROLES} defaultValue={role} />
          <SubmitButton>Change role</SubmitButton>
        </ActionForm>
      </Dialog>
      <Dialog
        size="small"
        variant="danger"
        trigger={
          <>
            Remove<span className="sr-only"> {name}</span>
          </>
        }
        title={`Remove ${name}?`}
        description="They lose this project at once. What they wrote and signed stays, under their name."
      >
        <ActionForm action={removeMember} className="space-y-4">
          {who}
          <SubmitButton variant="danger">Remove from the project</SubmitButton>
        </ActionForm>
      </Dialog>
    </span>
  );
}
