import type { Choice } from "#components/alignment/rating/rating-keys.ts";
import { buttonClass } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";

type AnswerBarProps = {
  choices: readonly Choice[];
  /** Chosen, and waiting for the reason that is asked for. */
  pending: Choice | null;
  disabled: boolean;
  onChoose: (choice: Choice) => void;
};

/** The answers as buttons, each with its key. */
export function AnswerBar({ choices, pending, disabled, onChoose }: AnswerBarProps) {
  const isScale = choices[0]?.answer === "rated";
  return (
    <fieldset
      disabled={disabled}
      className={isScale ? "flex flex-wrap gap-2" : "grid grid-cols-2 gap-2 sm:flex sm:flex-wrap"}
    >
      <legend className="sr-only">Your answer</legend>
      {choices.map((choice) => (
        <button
          key={`${choice.answer} ${choice.rating}`}
          type="button"
          aria-pressed={pending === choice}
          onClick={() => onChoose(choice)}
          className={buttonClass(
            pending === choice ? "primary" : "secondary",
            "medium",
            isScale ? "min-h-11 min-w-11 flex-1 sm:flex-none tabular-nums" : "min-h-11 sm:min-w-36",
          )}
        >
          {choice.label}
          {choice.label !== choice.key && (
            <span className="max-sm:hidden">
              <Kbd>{choice.key}</Kbd>
            </span>
          )}
        </button>
      ))}
    </fieldset>
  );
}
