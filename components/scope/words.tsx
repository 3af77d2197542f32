/** A term and what people wrote about it, line breaks as they typed them. */
export function Words({ id, term, children }: { id?: string; term: string; children: string }) {
  return (
    <div id={id}>
      <dt className="font-[550]">{term}</dt>
      <dd className="whitespace-pre-wrap text-pretty">
        {children.trim() || <span className="text-muted">not recorded yet</span>}
      </dd>
    </div>
  );
}
