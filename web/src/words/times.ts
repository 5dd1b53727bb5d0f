const AGO = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Keeps a figure and its unit on one line. */
const GAP = '\u00a0';

/** How long ago, or how far ahead, in a few words. @param now milliseconds since the Unix epoch */
export function fromNow(time: string, now = Date.now()): string {
  const seconds = Math.round((Date.parse(time) - now) / 1_000);
  if (Math.abs(seconds) < 5) return 'just now';
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? (['second', 1] as const);
  return AGO.format(Math.trunc(seconds / size), unit);
}

/** A span of time, to the figures that matter: `51 ms`, `1.2 s`, `3 min 20 s`; a dash for none. */
export function duration(milliseconds: number | null): string {
  if (milliseconds === null) return '–';
  if (milliseconds < 1_000) return `${Math.round(milliseconds)}${GAP}ms`;
  const seconds = milliseconds / 1_000;
  if (seconds < 60) return `${Number(seconds.toFixed(seconds < 10 ? 1 : 0))}${GAP}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return pair(minutes, 'min', Math.floor(seconds % 60), 's');
  return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

/** `3 min 20 s`; `3 min` when nothing is left over. */
function pair(whole: number, unit: string, rest: number, smaller: string): string {
  return rest === 0 ? `${whole}${GAP}${unit}` : `${whole}${GAP}${unit} ${rest}${GAP}${smaller}`;
}

/** The time of day of the reader, to the millisecond. */
export function clock(time: string): string {
  const date = new Date(time);
  const part = (value: number, length = 2) => String(value).padStart(length, '0');
  return `${part(date.getHours())}:${part(date.getMinutes())}:${part(date.getSeconds())}.${part(date.getMilliseconds(), 3)}`;
}

/** Day and time of the reader. */
export function dayAndTime(time: string): string {
  return new Date(time).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}
