import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyCacheAction } from "#lib/gateway/actions.ts";

export function EmptyCache({ slug }: { slug: string }) {
  return (
    <Dialog
      trigger="Empty the cache"
      title="Empty the cache"
      description="Every answer kept so far is given no more; the next requests all go to the model. Do this after a change of what the answers rest on."
    >
      <ActionForm action={emptyCacheAction}>
        <input type="hidden" name="project" value={slug} />
        <SubmitButton variant="danger">Empty the cache</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
