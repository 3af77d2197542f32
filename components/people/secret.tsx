import { CopyButton } from "#components/ui/copy-button.tsx";

type SecretProps = { label: string; text: string; copyLabel?: string };

/** A text that is shown once, or a command, with a button that copies it. It wraps, so that all of it can be seen. */
export function Secret({ label, text, copyLabel }: SecretProps) {
  return (
    <div>
      <div className="mb-1 flex items-center justify-between gap-2">
        <p className="font-[550]">{label}</p>
        <CopyButton text={text} label={copyLabel} />
      </div>
      <pre className="whitespace-pre-wrap break-all rounded-md bg-sunken px-3 py-2 font-mono text-sm">{text}</pre>
    </div>
  );
}
