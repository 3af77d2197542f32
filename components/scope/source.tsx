/** Where a finding comes from: a link where it is an address, else the citation as it was written. */
export function Source({ children }: { children: string }) {
  if (!/^https?:\/\//i.test(children) || !URL.canParse(children)) return <cite className="not-italic">{children}</cite>;
  return (
    <a
      href={children}
      rel="noopener noreferrer nofollow"
      className="min-w-0 truncate rounded-sm text-accent hover:underline"
    >
      {new URL(children).host}
      <span className="sr-only">, the source</span>
    </a>
  );
}
