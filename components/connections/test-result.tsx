import { FormMessage } from "#components/ui/form-message.tsx";
import type { TestedConnection } from "#lib/connections/commands/test-connection.ts";

/** What an endpoint answered, just now. */
export function TestResult({ tested: { sentence, probe } }: { tested: TestedConnection }) {
  return (
    <div className="grid gap-4">
      <FormMessage tone={probe.ok ? "good" : "red"}>
        <span className="break-words">{sentence}</span>
      </FormMessage>
      {probe.ok && probe.models.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
        <section aria-label="Models" tabIndex={0} className="max-h-64 overflow-auto rounded-md border px-3 py-2">
          <ul className="grid gap-0.5 font-mono text-sm">
            {probe.models.map((model) => (
              <li key={model} className="break-all">
                {model}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
