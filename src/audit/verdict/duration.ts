/** Milliseconds of a time as the audit log writes it (RFC 3339); undefined for another text. */
export function parseTime(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const value = Date.parse(text.replace(/(\.\d{3})\d+/, '$1').replace(' ', 'T'));
  return Number.isNaN(value) ? undefined : value;
}

/** A length of time for people: `37 ms`, `2.5 s`, `3 min 20 s`, `5 h 2 min`. */
export function sayDuration(milliseconds: number): string {
  if (milliseconds < 1) return 'less than 1 ms';
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${(milliseconds / 1000).toFixed(1)} s`;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${seconds % 60} s`;
}
