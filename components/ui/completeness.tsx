/** How much of a long form's section is filled: "3 of 5". */
export function Completeness({ filled, total }: { filled: number; total: number }) {
  const complete = filled === total;
  return (
    <span className={`text-xs ${complete ? "text-accent" : "text-muted"}`}>
      {complete && <span aria-hidden="true">✓ </span>}
      {filled} of {total} filled
    </span>
  );
}
