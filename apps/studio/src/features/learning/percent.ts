import { formatShare } from '../../ui/formatNumber.ts';

/** One decimal: two versions that differ by half a percent are not the same. */
export function percent(share: number, language: string): string {
  return share === 0
    ? formatShare(0, language)
    : new Intl.NumberFormat(language, {
        style: 'percent',
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
      }).format(share);
}
