import { findingKeyOf, type PolicyDocument } from "#lib/lifecycle/criteria.ts";
import { wordsOf } from "#lib/lifecycle/criterion-words.ts";

/** What a policy asks, in its order. */
export function PolicyWords({ criteria }: { criteria: PolicyDocument }) {
  return (
    <ol className="grid gap-2">
      {criteria.map((criterion) => {
        const { title, detail } = wordsOf(criterion);
        return (
          <li key={findingKeyOf(criterion)}>
            <p className="font-[550]">{title}</p>
            <p className="text-sm text-muted">{detail}</p>
          </li>
        );
      })}
    </ol>
  );
}
