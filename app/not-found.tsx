import type { Metadata } from "next";
import { WholePageMessage } from "#components/layout/whole-page-message.tsx";
import { ButtonLink } from "#components/ui/button.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFoundPage() {
  return (
    <WholePageMessage
      title="There is nothing here for you"
      actions={
        <ButtonLink variant="primary" href="/">
          Go to your projects
        </ButtonLink>
      }
    >
      <p>
        The address is wrong, what stood here is gone, or it belongs to a project you are not in. If somebody sent you
        this link, ask them for an invitation.
      </p>
    </WholePageMessage>
  );
}
