const COUNT = new Intl.NumberFormat('en');

/** 1234567 as `1,234,567`. */
export function countOf(value: number): string {
  return COUNT.format(value);
}

/** `1 event`, `1,234 events`. */
export function plural(count: number, noun: string): string {
  return `${countOf(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Bytes as `312 kB`, `4.5 MB`, `1.03 GB`: decimal, as file managers and the rates of disks are. */
export function bytesOf(bytes: number): string {
  if (bytes < 1000) return plural(bytes, 'byte');
  const [unit, size] = bytes < 1e6 ? ['kB', 1e3] : bytes < 1e9 ? ['MB', 1e6] : ['GB', 1e9];
  const value = bytes / Number(size);
  return `${value >= 100 ? Math.round(value) : value.toPrecision(3)} ${unit}`;
}

/** Milliseconds as `0.8 s`, `42 s`, `3 min 5 s`. */
export function durationOf(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** A part of a whole as `0.4 %`, `33 %`; never 100 % or 0 % of what is not all or nothing. */
export function percentOf(part: number, whole: number): string {
  if (part === 0 || whole === 0) return '0 %';
  if (part === whole) return '100 %';
  const percent = (100 * part) / whole;
  if (percent < 0.1) return '< 0.1 %';
  if (percent > 99.9) return '> 99.9 %';
  return `${percent.toFixed(1)} %`;
}
