export const HELP_EVENT = "cairn:keyboard-help";
export const PALETTE_EVENT = "cairn:palette";

/** Whether somebody is writing, so that a letter is a letter and not a shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable], dialog") !== null;
}
