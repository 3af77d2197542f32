import { RegisterApplication } from "#components/deployment/application-dialogs.tsx";
import type { Choices } from "#components/deployment/application-fields.tsx";
import { ActionLink } from "#components/ui/button.tsx";
import { formatCount } from "#components/ui/format.ts";

type UnregisteredServicesProps = {
  slug: string;
  services: readonly string[];
  /** What a new entry can choose from; null: whoever looks does not register, or does so on the register's own page. */
  choices: Choices | null;
};

/** Services that send telemetry and stand in no register. Nothing is shown where there is none. */
export function UnregisteredServices({ slug, services, choices }: UnregisteredServicesProps) {
  if (services.length === 0) return null;
  return (
    <section aria-label="Unregistered services" className="mb-4 rounded-lg bg-amber-soft px-4 py-3 text-amber">
      <p className="text-pretty">
        {formatCount(services.length, "service sends", "services send")} telemetry and{" "}
        {services.length === 1 ? "is" : "are"} not in the register of applications.
      </p>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-2">
        {services.slice(0, SHOWN).map((service) => (
          <li key={service} className="flex items-center gap-2">
            <code className="text-ink">{service}</code>
            {choices && (
              <RegisterApplication slug={slug} trigger={`Register ${service}`} serviceName={service} {...choices} />
            )}
          </li>
        ))}
        {services.length > SHOWN && <li>and {services.length - SHOWN} more</li>}
      </ul>
      {!choices && <ActionLink href={`/projects/${slug}/deployment/applications`}>Open the register</ActionLink>}
    </section>
  );
}

const SHOWN = 8;
