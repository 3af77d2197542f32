"use client";

import { useId } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { useFormContext } from "#components/ui/form-context.ts";
import { TOKEN_PERMISSION_PURPOSE, TOKEN_PERMISSIONS } from "#lib/access/permissions.ts";

/** What a token may do, in plain words; the name in code is what commands and errors call it. */
export function PermissionChoice() {
  const id = useId();
  const problem = useFormContext().fields.permissions;
  return (
    <fieldset aria-describedby={problem ? id : undefined}>
      <legend className="mb-1 font-[550]">It may</legend>
      <input type="hidden" name="permissions[]" value="" />
      {TOKEN_PERMISSIONS.map((permission) => (
        <Checkbox
          key={permission}
          name="permissions[]"
          value={permission}
          aria-invalid={problem ? true : undefined}
          label={TOKEN_PERMISSION_PURPOSE[permission]}
          hint={<code className="font-mono">{permission}</code>}
        />
      ))}
      {problem && (
        <p id={id} className="mt-1 text-sm text-red">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
