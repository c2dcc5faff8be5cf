/** 0.873 → "87 %", never rounded up to certainty: 0.9996 stays "99.9 %". */
export function formatShare(share: number, language: string): string {
  const isNearEdge = (share > 0.99 && share < 1) || (share > 0 && share < 0.01);
  const shown = share < 1 ? Math.min(share, 0.999) : share;
  return new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: isNearEdge ? 1 : 0,
  }).format(shown);
}

/** An amount without a currency, which the case does not name: at most two decimals. */
export function formatAmount(amount: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(amount);
}

/** A rate of errors, which lives near 0: two digits that count, such as "0.74 %" or "12 %". */
export function formatRate(rate: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 2 }).format(rate);
}

/** What number fields have between whole and part, as the reader writes it. */
export const decimalSeparatorOf = (language: string): string =>
  new Intl.NumberFormat(language).format(1.5).charAt(1);
