/** Three stones, one on the other. */
export function Logo({ className = "size-6" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={className}>
      <path d="M3 18.6c0-2.2 4-3.3 9-3.3s9 1.1 9 3.3-4 3.2-9 3.2-9-1-9-3.2Z" className="fill-ink" />
      <path d="M5.6 11.6c0-1.9 2.8-3 6.6-3s6.3 1 6.3 2.8-2.7 2.9-6.5 2.9-6.4-.9-6.4-2.7Z" className="fill-accent" />
      <path d="M8.4 4.9c0-1.6 1.6-2.6 3.9-2.6s3.5.9 3.5 2.3-1.5 2.6-3.7 2.6-3.7-.8-3.7-2.3Z" className="fill-muted" />
    </svg>
  );
}
