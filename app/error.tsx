"use client";

import { WholePageMessage } from "#components/layout/whole-page-message.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <WholePageMessage
      title="This page could not be shown"
      actions={
        <>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
          <ButtonLink href="/">Go to your projects</ButtonLink>
        </>
      }
    >
      <p>
        Something went wrong on our side. Everything that was saved is safe. If it happens again, give your admin this
        number, which stands in the log: <code className="font-mono">{error.digest ?? "none"}</code>.
      </p>
    </WholePageMessage>
  );
}
