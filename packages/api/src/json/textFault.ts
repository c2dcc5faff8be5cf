/** Why a text cannot be stored, in a sentence that says what to do; null when it can. */
export function textFault(text: string): string | null {
  if (text.includes('\0')) return 'This text has a NUL character; remove it.';
  return text.isWellFormed() ? null : 'This text has half of a surrogate pair; send whole characters.';
}
