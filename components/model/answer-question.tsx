import { YesOrNo } from "#components/model/yes-or-no.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { answerLicenceQuestionAction } from "#lib/model/actions.ts";

type AnswerQuestionProps = {
  slug: string;
  candidate: number;
  question: string;
  words: string;
  /** The present one. */
  answer?: boolean;
};

export function AnswerQuestion({ slug, candidate, question, words, answer }: AnswerQuestionProps) {
  return (
    <Dialog
      trigger={answer === undefined ? "Answer" : "Answer anew"}
      size="small"
      variant={answer === undefined ? "secondary" : "quiet"}
      title="A question of the licence"
      description="The answer counts for every candidate under this licence, and is kept with your name."
    >
      <ActionForm action={answerLicenceQuestionAction} className="grid gap-4">
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="candidate" value={candidate} />
        <input type="hidden" name="question" value={question} />
        <YesOrNo legend={words} name="answer" value={answer} />
        <Field label="Note" name="note" optional hint="Where the answer is from.">
          <Textarea rows={2} />
        </Field>
        <SubmitButton className="justify-self-start">Record answer</SubmitButton>
      </ActionForm>
    </Dialog>
  );
}
