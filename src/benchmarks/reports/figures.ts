import type { Interval } from '../../common/statistics';

/** A share for a person; a dash where there is none. */
export function shareText(share: number | null | undefined): string {
  return share == null ? '–' : `${(share * 100).toFixed(1)} %`;
}

export function intervalText(interval: Interval | null): string {
  return interval === null ? '–' : `${shareText(interval.low)} to ${shareText(interval.high)}`;
}

/** The largest k that the figures have. */
export function lastOf(
  figures: Readonly<Record<number, number>>,
): readonly [k: number, figure: number] | undefined {
  const k = Math.max(0, ...Object.keys(figures).map(Number));
  const figure = figures[k];
  return figure === undefined ? undefined : [k, figure];
}

/** Text that is safe in HTML and XML, control characters left out. */
export function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
