/** What the one who called can put right; the message says how. */
export class ScoreError extends Error {
  override readonly name = "ScoreError";
  readonly exitCode: 1 | 2;

  /** @param exitCode 2 for what was asked for, 1 for what the files hold. */
  constructor(exitCode: 1 | 2, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}
