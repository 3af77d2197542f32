import { formatDay } from "#components/ui/format.ts";
import { DEFINITION_LABELS, type SourceDefinition, wordsOf } from "#lib/data/definition.ts";
import { LAWFUL_BASES, SPECIAL_EXCEPTIONS } from "#lib/data/vocabulary.ts";

const FACTS = ["owner", "origin", "licence", "region", "lawfulBasis", "personalData", "retentionUntil"] as const;
const SPECIAL_FACTS = ["specialException", "specialCategories"] as const;
const TEXTS = ["basisJustification", "description"] as const;

/** A definition as it is in force; the name is the page's title. */
export function SourceDetails({ definition }: { definition: SourceDefinition }) {
  const facts = definition.personalData === "special" ? [...FACTS, ...SPECIAL_FACTS] : FACTS;
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
      {[...facts, ...TEXTS].map((part) => (
        <div
          key={part}
          className={(TEXTS as readonly string[]).includes(part) ? "max-w-3xl sm:col-span-full" : "min-w-0"}
        >
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
