import { criterion } from "#lib/gates/criterion.ts";

/** Enough for a decision and its reason; a word or two is not a record. */
const MIN_CHARACTERS = 40;

export const notesRecorded = criterion({
  key: "notes-recorded",
  needs: ["noteLength"],
  judge(_params, { evidence, phase }) {
    const isMet = evidence.noteLength >= MIN_CHARACTERS;
    return [
      {
        key: "notes-recorded",
        title: "Notes of what was done",
        state: isMet ? "met" : "failed",
        reason: isMet ? "notes.recorded" : "notes.missing",
        fact: isMet
          ? `The notes of this round have ${evidence.noteLength} characters.`
          : "The notes of this round are still empty.",
        required: `${MIN_CHARACTERS} characters or more`,
        action: isMet ? undefined : { label: "Write the notes", path: `${phase}#notes` },
      },
    ];
  },
});
