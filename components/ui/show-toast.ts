export const TOAST_EVENT = "cairn:toast";

/** Says something in passing: shown for a few seconds and read out. Never the only place of an error. */
export function showToast(message: string): void {
  window.dispatchEvent(new CustomEvent(TOAST_EVENT, { detail: message }));
}
