import { TurnsView } from "#components/alignment/turns-view.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import type { Task } from "#lib/alignment/task.ts";

const NAMES = ["First answer", "Second answer"] as const;

/** What is asked about: the prompt, and the answer or the two answers side by side. */
export function TaskView({ task }: { task: Task }) {
  const isPair = task.responses.length === 2;
  return (
    <div className="space-y-3">
      <section aria-label="Prompt" className="rounded-lg border bg-sunken px-4 py-3">
        <h2 className="mb-1 text-xs font-[550] text-muted">Prompt</h2>
        <TurnsView turns={task.prompt} />
      </section>
      <div className={isPair ? "grid gap-3 md:grid-cols-2" : ""}>
        {task.responses.map((response, at) => (
          <section
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells the two apart
            key={at}
            aria-label={isPair ? NAMES[at] : "Answer"}
            className="min-w-0 rounded-lg border bg-surface px-4 py-3"
          >
            <h2 className="mb-1 flex items-center gap-2 text-xs font-[550] text-muted">
              {isPair ? NAMES[at] : "Answer"}
              {isPair && <Kbd>{at + 1}</Kbd>}
            </h2>
            <TurnsView turns={response} />
          </section>
        ))}
      </div>
    </div>
  );
}
