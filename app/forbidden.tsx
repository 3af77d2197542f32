import type { Metadata } from "next";
import { WholePageMessage } from "#components/layout/whole-page-message.tsx";
import { ButtonLink } from "#components/ui/button.tsx";

export const metadata: Metadata = { title: "Not for your role" };

export default function ForbiddenPage() {
  return (
    <WholePageMessage
      title="Your role does not open this page"
      actions={
        <ButtonLink variant="primary" href="/">
          Go to your projects
        </ButtonLink>
      }
    >
      <p>You are in this project, but this part of it is for other roles. A lead of the project can change yours.</p>
    </WholePageMessage>
  );
}
