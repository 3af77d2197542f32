"use client";

import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

const MOST_BYTES = 1_000_000;

/** A configuration that is pasted, or read from a file in the browser. */
export function ConfigurationField() {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();

  async function read(file: File | undefined) {
    if (!file) return;
    if (file.size > MOST_BYTES) return setProblem("A configuration is smaller than 1 MB; this is another file.");
    setProblem(undefined);
    setText(await file.text());
  }

  return (
    <div className="grid gap-2">
      <Field
        label="Configuration"
        name="configuration"
        optional
        error={problem}
        hint="config.json with its quantization_config, quantize_config.json, or adapter_config.json. Settings are read from it, and keys that are not known are kept."
      >
        <Textarea
          rows={3}
          value={text}
          onChange={(event) => setText(event.target.value)}
          spellCheck={false}
          className="font-mono text-sm"
        />
      </Field>
      <label className="text-sm">
        <span className="mr-2 text-muted">Or from a file:</span>
        <input
          type="file"
          accept=".json,application/json"
          aria-label="Configuration file"
          className="text-sm"
          onChange={(event) => void read(event.target.files?.[0])}
        />
      </label>
    </div>
  );
}
