import { formatCount } from "#components/ui/format.ts";
import { Time } from "#components/ui/time.tsx";
import type { StaleChange } from "#lib/gates/signable.ts";

/** What changed since a signature, before beside after. A change's name has a line of its own, for narrow panels. */
export function DifferenceTable({ change: { signerName, signedAt, differences } }: { change: StaleChange }) {
  return (
    <section aria-labelledby="changed-since" className="mt-4 border-t pt-3">
      <h3 id="changed-since" className="font-semibold">
        Changed since {signerName} signed
      </h3>
      <p className="text-sm text-muted">
        {formatCount(differences.length, "change")} since <Time at={signedAt} />
      </p>
      <table className="mt-2 w-full table-fixed border-collapse text-left text-sm">
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="w-1/2 pr-2 pb-1 font-[550]">
              Before
            </th>
            <th scope="col" className="w-1/2 pb-1 font-[550]">
              After
            </th>
          </tr>
        </thead>
        {differences.map((difference) => (
          <tbody key={difference.path.join("/")} className="border-t align-top">
            <tr>
              <th scope="rowgroup" colSpan={2} className="pt-1.5 font-[550]">
                {difference.label}
              </th>
            </tr>
            <tr>
              <td className="pr-2 pb-2 wrap-anywhere">
                <Value text={difference.before} look="bg-red-soft text-red" />
              </td>
              <td className="pb-2 wrap-anywhere">
                <Value text={difference.after} look="bg-accent-soft text-accent" />
              </td>
            </tr>
          </tbody>
        ))}
      </table>
    </section>
  );
}

const SHA_256 = /^[0-9a-f]{64}$/;

function Value({ text, look }: { text: string | null; look: string }) {
  if (text === null) return <span className="text-muted">nothing</span>;
  if (SHA_256.test(text)) return <code title={text}>{text.slice(0, 12)}…</code>;
  return <span className={`box-decoration-clone rounded-sm px-1 py-px whitespace-pre-line ${look}`}>{text}</span>;
}
