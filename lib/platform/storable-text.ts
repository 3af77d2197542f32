/** PostgreSQL stores neither NUL nor a lone surrogate; both are replaced here, once, so that no later step can meet one. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}
