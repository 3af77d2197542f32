import type { ReactNode } from "react";
import { RadioGroup } from "#components/ui/radio-group.tsx";

type YesOrNoProps = { legend: ReactNode; name: string; value?: boolean; hint?: ReactNode };

/** A question with two answers, neither of them chosen beforehand. */
export function YesOrNo({ legend, name, value, hint }: YesOrNoProps) {
  return (
    <RadioGroup
      legend={legend}
      name={name}
      hint={hint}
      inline
      defaultValue={value === undefined ? undefined : value ? "yes" : "no"}
      options={[
        { value: "yes", label: "Yes" },
        { value: "no", label: "No" },
      ]}
    />
  );
}
