import { Secret } from "#components/people/secret.tsx";
import { FormMessage } from "#components/ui/form-message.tsx";
import { Time } from "#components/ui/time.tsx";
import type { MadeToken } from "#lib/projects/commands/make-token.ts";
import { tokenExamples } from "#lib/projects/token-examples.ts";

/** The token, this once, and what to do with it. */
export function NewToken({ made, project, url }: { made: MadeToken; project: string; url: string }) {
  return (
    <div className="space-y-4">
      <FormMessage tone="good">
        The token {made.name} works until <Time at={made.expiresAt} day />. Copy it now: it is not shown again.
      </FormMessage>
      <Secret label="Token" text={made.token} copyLabel="Copy the token" />
      {tokenExamples({ token: made.token, permissions: made.permissions, project, url }).map((example) => (
        <Secret key={example.label} label={example.label} text={example.text} />
      ))}
    </div>
  );
}
