const SECONDS = /^\d{1,9}$/;

/**
 * How long an answer asks to wait (`Retry-After`), in milliseconds; null when it does not say. A date counts from the
 * `Date` of the same answer, so that clocks which differ do not matter.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>): number | null {
  const said = headers['retry-after']?.trim() ?? '';
  const ms = SECONDS.test(said) ? Number(said) * 1_000 : Date.parse(said) - Date.parse(headers['date'] ?? '');
  return ms > 0 ? ms : null;
}
