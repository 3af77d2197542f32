/** Ends a run whose next calls would fail as well. The message is for people. */
export class RunStopped extends Error {
  override name = "RunStopped";
  readonly reason: string;
  constructor(reason: string, message: string) {
    super(message);
    this.reason = reason;
  }
}
