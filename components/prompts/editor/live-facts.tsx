import { formatCount } from "#components/ui/format.ts";
import { estimateUsage } from "#lib/connections/client/usage.ts";
import { readTemplate, variablesIn } from "#lib/prompts/rules/template.ts";

/** What the texts name and take, as they are typed. */
export function LiveFacts({ texts }: { texts: readonly string[] }) {
  const variables = variablesIn(texts);
  const faults = texts.flatMap((text, index) =>
    readTemplate(text).faults.map((fault) => ({ ...fault, message: index + 1, words: fault.message })),
  );
  const { inputTokens } = estimateUsage(texts.join("\n"), "");
  return (
    <section aria-label="What it names" className="rounded-lg border bg-surface px-4 py-3">
      <h2 className="font-semibold">Variables</h2>
      <ul aria-label="Variables" className="mt-1 flex flex-wrap gap-1.5">
        {variables.map((name) => (
          <li
            key={name}
            className="rounded-sm bg-blue-soft px-1.5 font-mono text-sm text-blue [overflow-wrap:anywhere]"
          >
            {name}
          </li>
        ))}
        {variables.length === 0 && <li className="text-muted">none: it is the same every time</li>}
      </ul>
      {faults.length > 0 && (
        <ul aria-label="What is wrong" className="mt-2 grid gap-1 text-sm text-red">
          {faults.map(({ message, line, column, words }) => (
            <li key={`${message}/${line}/${column}`}>
              {texts.length > 1 && `Message ${message}, `}line {line}, column {column}: {words}
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3 text-sm text-muted tabular-nums">
        About {formatCount(inputTokens, "token")} without the values of variables. An estimate, at four characters a
        token: the endpoint counts its own.
      </p>
    </section>
  );
}
