import { GatewayUseFigures } from "#components/gateway/gateway-use.tsx";
import { ButtonLink, TextLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import { getGatewayUse } from "#lib/gateway/queries/get-gateway-use.ts";

/** What the gateway's cache spared, on the page of the phase it belongs to. */
export async function CachingSection({ access }: { access: ProjectAccess<"project:read"> }) {
  const use = await getGatewayUse(access);
  const path = `/projects/${access.project.slug}/training/caching`;
  const mayOpen = may(access, "record:read");
  if (use.total.calls === 0 && !mayOpen) return null;
  return (
    <Card
      title="Caching"
      note="prompts and answers, through the gateway"
      id="caching"
      className="mb-4 scroll-mt-4"
      flush
      actions={mayOpen && <ButtonLink href={path}>Open caching</ButtonLink>}
    >
      {use.total.calls > 0 ? (
        <GatewayUseFigures use={use} flush />
      ) : (
        <p className="px-[var(--edge)] pb-4 text-pretty text-muted">
          No application asks through the gateway yet. <TextLink href={path}>See how one does</TextLink>: its answers
          are kept, and given again to the same question or one that means the same.
        </p>
      )}
    </Card>
  );
}
