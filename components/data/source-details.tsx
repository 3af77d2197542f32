import { formatDay } from "#components/ui/format.ts";
import { DEFINITION_LABELS, type SourceDefinition, wordsOf } from "#lib/data/definition.ts";
import { LAWFUL_BASES, SPECIAL_EXCEPTIONS } from "#lib/data/vocabulary.ts";

const LONG = new Set<keyof SourceDefinition>(["description", "basisJustification", "specialCategories"]);

/** A definition as it is in force; the name is the page's title. */
export function SourceDetails({ definition }: { definition: SourceDefinition }) {
  const parts = (Object.keys(DEFINITION_LABELS) as (keyof SourceDefinition)[]).filter(
    (part) => part !== "name" && (definition.personalData === "special" || !part.startsWith("special")),
  );
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
      {parts.map((part) => (
        <div key={part} className={LONG.has(part) ? "sm:col-span-2" : undefined}>
          <dt className="text-xs text-muted">{DEFINITION_LABELS[part]}</dt>
          <dd className="whitespace-pre-wrap break-words">
            {shown(definition, part) ?? <span className="text-muted">not recorded</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function shown(definition: SourceDefinition, part: keyof SourceDefinition): string | null {
  const words = wordsOf(definition, part);
  if (part === "retentionUntil") return words && formatDay(words);
  if (part === "lawfulBasis" && definition.lawfulBasis)
    return `${words} (${LAWFUL_BASES[definition.lawfulBasis].reference})`;
  if (part === "specialException" && definition.specialException)
    return `${words} (${SPECIAL_EXCEPTIONS[definition.specialException].reference})`;
  return words;
}
