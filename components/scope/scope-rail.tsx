import type { ScopeSection } from "#lib/scope/rules/completeness.ts";

/** The sections of a long page and how far each is; it stays in view while one scrolls. */
export function ScopeRail({ sections }: { sections: readonly ScopeSection[] }) {
  return (
    <nav aria-label="Sections" className="sticky top-0 z-20 -mx-1 mb-2 bg-ground px-1 py-2 print:hidden">
      <ol className="flex gap-1 overflow-x-auto">
        {sections.map((section) => (
          <li key={section.anchor} className="grow">
            <a
              href={`#${section.anchor}`}
              className="flex min-h-9 items-center gap-2 whitespace-nowrap rounded-md border bg-surface px-2 -outline-offset-2 hover:bg-sunken"
            >
              <Sign section={section} />
              {section.title}
              <span className="ml-auto pl-1 text-xs text-muted">{progressOf(section)}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function progressOf({ filled, total }: ScopeSection): string {
  return total === 0 ? "optional" : `${filled} of ${total}`;
}

/** Full, begun or empty, told by shape; the words stand beside it. */
function Sign({ section: { filled, total } }: { section: ScopeSection }) {
  const isFull = total > 0 ? filled >= total : filled > 0;
  const look = isFull ? "text-accent" : filled > 0 ? "text-blue" : "text-faint";
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className={`size-4 shrink-0 ${look}`}>
      <circle cx="8" cy="8" r="6.2" fill={isFull ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1.4" />
      {isFull && (
        <path d="m5.2 8.2 2 2 3.7-4.1" fill="none" className="stroke-surface" strokeWidth="1.6" strokeLinecap="round" />
      )}
      {!isFull && filled > 0 && <path d="M8 3.8a4.2 4.2 0 0 0 0 8.4Z" fill="currentColor" />}
    </svg>
  );
}
