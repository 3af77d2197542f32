import type { ImportAnswer } from "#components/evaluation/import-address.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";

type ImportResultProps = {
  answer: Extract<ImportAnswer, { ok: true }>;
  /** Of the evaluations. */
  path: string;
  onAnother: () => void;
};

/** What became of a file: an evaluation, or the job that will make it one. */
export function ImportResult({ answer, path, onAnother }: ImportResultProps) {
  return (
    <div role="status">
      {"jobId" in answer ? (
        <p>
          The file is here, and is read in the background. This page shows how far that is, also after you leave it.
        </p>
      ) : (
        <p>
          {answer.alreadyImported ? "This file was imported before, as " : "Imported as "}
          <strong className="font-semibold">
            evaluation {answer.number}, {answer.name}
          </strong>
          .
        </p>
      )}
      <div className="mt-4 flex gap-2">
        {!("jobId" in answer) && (
          <ButtonLink variant="primary" href={`${path}/${answer.number}`}>
            See its scores
          </ButtonLink>
        )}
        <Button onClick={onAnother}>Import another</Button>
      </div>
    </div>
  );
}
