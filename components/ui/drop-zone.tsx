"use client";

import { type DragEvent, useId, useState } from "react";
import { classNames } from "#components/ui/class-names.ts";

type DropZoneProps = {
  file: File | null;
  onChoose: (file: File) => void;
  /** Below the name of the file, or the invitation. */
  hint: string;
  accept: string;
  problem?: string;
};

/** Takes a file that is chosen or dropped. */
export function DropZone({ file, onChoose, hint, accept, problem }: DropZoneProps) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);

  function take(chosen: File | undefined) {
    if (chosen) onChoose(chosen);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files[0]);
  }

  return (
    <div>
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={classNames(
          "grid cursor-pointer justify-items-center gap-1 rounded-md border border-dashed px-4 py-7 text-center",
          "focus-within:outline-2 focus-within:outline-accent",
          isOver ? "border-accent bg-accent-soft" : "border-control hover:bg-sunken",
        )}
      >
        <span className="font-[550] break-all">{file ? file.name : "Choose a file or drop it here"}</span>
        <span className="text-sm text-muted">{hint}</span>
        <input
          id={id}
          type="file"
          accept={accept}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-error` : undefined}
          className="sr-only"
          onChange={(event) => take(event.target.files?.[0])}
        />
      </label>
      {problem && (
        <p id={`${id}-error`} data-problem className="mt-1 text-sm text-red">
          {problem}
        </p>
      )}
    </div>
  );
}
