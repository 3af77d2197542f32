import { formatNumber } from "#components/ui/format.ts";
import type { ShownText } from "#lib/evaluation/items/search-items.ts";

const MOST_UNFOLDED = 240;

/** A text as it is, neither interpreted nor rendered; a long one unfolds. */
export function FoldedText({ text: shown, none }: { text: ShownText | null; none: string }) {
  if (!shown) return <p className="text-muted">{none}</p>;
  const { text, length } = shown;
  if (text === "") return <p className="text-muted">empty</p>;
  if (text.length <= MOST_UNFOLDED) return <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>;
  const cut = length > text.length;
  return (
    <details className="group">
      <summary className="cursor-pointer list-none rounded-sm">
        <span className="block whitespace-pre-wrap [overflow-wrap:anywhere] group-open:hidden">
          {text.slice(0, MOST_UNFOLDED)}…
        </span>
        <span className="text-sm font-[550] text-accent group-open:hidden">
          Show all {formatNumber(length)} characters
        </span>
        <span className="hidden text-sm font-[550] text-accent group-open:inline">Show less</span>
      </summary>
      <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
      {cut && (
        <p className="text-sm text-muted">
          The first {formatNumber(text.length)} of {formatNumber(length)} characters; the export has all of them.
        </p>
      )}
    </details>
  );
}
