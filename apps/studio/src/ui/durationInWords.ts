const UNITS: Readonly<Record<string, string>> = { s: 'second', m: 'minute', h: 'hour', d: 'day' };

/** `4h` as a reader says it: "4 hours"; the text itself where it is no duration. */
export function durationInWords(duration: string, language: string): string {
  const [, amount, unit = ''] = /^([1-9][0-9]{0,5})([smhd])$/.exec(duration) ?? [];
  const name = UNITS[unit];
  if (amount === undefined || name === undefined) return duration;
  return new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' }).format(
    Number(amount),
  );
}
