/** Why Cairn cannot start, in one line for the person who typed the command. Shown without a stack; exit code 1. */
export class CannotStart extends Error {
  name = "CannotStart";
}
