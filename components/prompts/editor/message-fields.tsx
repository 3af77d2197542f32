import { ROLE_LABELS } from "#components/prompts/role-labels.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { MOST_MESSAGES } from "#lib/prompts/limits.ts";

type Row = { readonly id: number; readonly role: string; readonly content: string };

type MessageFieldsProps = {
  kind: "chat" | "text";
  rows: readonly Row[];
  onChange: (rows: readonly Row[]) => void;
  onAdd: () => void;
};

/** The messages of a prompt, or of one text its only place. What is typed stays in the fields while they are moved. */
export function MessageFields({ kind, rows, onChange, onAdd }: MessageFieldsProps) {
  const isText = kind === "text";
  const swap = (index: number) => {
    const moved = [...rows];
    const [one] = moved.splice(index, 1);
    if (one) moved.splice(index - 1, 0, one);
    onChange(moved);
  };
  return (
    <>
      <ol className="mt-3 grid gap-3" aria-label={isText ? "Text" : "Messages"}>
        {rows.map(({ id, role, content }, index) => (
          <li key={id} hidden={isText && index > 0} className="rounded-md border p-3 [&[hidden]]:hidden">
            <div hidden={isText} className="mb-2 flex flex-wrap items-end gap-2 [&[hidden]]:hidden">
              <Field label="Said by" labelHidden name={`messages.${index}.role`} className="w-36">
                <Select defaultValue={role} aria-label={`Message ${index + 1} is said by`}>
                  {Object.entries(ROLE_LABELS).map(([key, label]) => (
                    <option key={key} value={key}>
                      {label}
                    </option>
                  ))}
                </Select>
              </Field>
              <span className="ml-auto flex gap-1">
                {index > 0 && (
                  <Button size="small" variant="quiet" onClick={() => swap(index)}>
                    Move up<span className="sr-only"> message {index + 1}</span>
                  </Button>
                )}
                {rows.length > 1 && (
                  <Button size="small" variant="quiet" onClick={() => onChange(rows.filter((row) => row.id !== id))}>
                    Remove<span className="sr-only"> message {index + 1}</span>
                  </Button>
                )}
              </span>
            </div>
            <Field label={isText ? "Text" : `Message ${index + 1}`} labelHidden name={`messages.${index}.content`}>
              <Textarea
                rows={isText ? 8 : 3}
                defaultValue={content}
                spellCheck={false}
                className="max-h-[32rem] font-mono"
              />
            </Field>
          </li>
        ))}
      </ol>
      <p className="mt-2 text-xs text-muted">
        <code>{"{{name}}"}</code> is a variable; <code>{"\\{{"}</code> stands for two braces that are text.
      </p>
      {!isText && rows.length < MOST_MESSAGES && (
        <Button size="small" onClick={onAdd} className="mt-2">
          Add a message
        </Button>
      )}
    </>
  );
}
