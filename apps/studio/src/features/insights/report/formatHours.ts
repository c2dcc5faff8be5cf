/** A span of work: minutes below two hours, hours above. */
export function formatHours(minutes: number, language: string): string {
  const isShort = minutes < 120;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: isShort ? 'minute' : 'hour',
    unitDisplay: isShort ? 'short' : 'long',
    maximumFractionDigits: 0,
  }).format(isShort ? minutes : minutes / 60);
}
