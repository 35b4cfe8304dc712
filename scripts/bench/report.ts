import type { InteractionSpeed } from './interaction-speed.ts';
import type { LighthouseReport } from './lighthouse-report.ts';
import type { LogSpeeds } from './log-speed.ts';
import type { Measure } from './measure.ts';
import { median, quantile } from './measure.ts';
import type { SearchSpeed } from './search-speed.ts';
import type { KindSize } from './sizes.ts';
import type { WorkSpeed } from './work-speed.ts';

/** All runs of one generator over one number of pages. */
export interface Series {
  readonly name: string;
  readonly pages: number;
  readonly runs: readonly Measure[];
}

/** The table of times: one row for each series, with its time as a multiple of each other one's. */
export function formatTimes(all: readonly Series[]): string {
  const heads = ['', 'pages', 'wall s', 'peak MiB', 'pages/s', ...all.slice(1).map((series) => `x ${series.name}`)];
  return formatTable([heads, ...all.map((series) => formatSeries(series, all.slice(1)))]);
}

function formatSeries(series: Series, others: readonly Series[]): readonly string[] {
  const seconds = secondsOf(series);
  const peak = Math.max(...series.runs.map((run) => run.peakMiB ?? 0));
  const ratios = others.map((other) => (seconds / series.pages / (secondsOf(other) / other.pages)).toFixed(2));
  return [
    series.name,
    String(series.pages),
    seconds.toFixed(2),
    peak > 0 ? peak.toFixed(0) : '-',
    (series.pages / seconds).toFixed(0),
    ...ratios,
  ];
}

function secondsOf(series: Series): number {
  return median(series.runs.map((run) => run.seconds));
}

/** One line on what is done in that time, which is not the same for all. Every one has built before and writes over its last build. */
export function formatWork(files: number, pages: number): string {
  return `Audit Atlas checks its content and writes ${files} files: pages, JSON twins, search index. The others check nothing and write ${pages}; with twins, twice as many`;
}

/** One line on how the time grows with the pages: the cost of a further page against the mean cost of the first ones. */
export function formatGrowth(once: Series, grown: Series): string {
  const further = (secondsOf(grown) - secondsOf(once)) / (grown.pages - once.pages);
  const mean = secondsOf(once) / once.pages;
  return `Up to ${grown.pages} pages a further page costs ${(further * 1000).toFixed(2)} ms, the mean of the first ${once.pages} is ${(mean * 1000).toFixed(2)} ms: ${(further / mean).toFixed(2)}`;
}

/** The table of page sizes: what is fetched before a person does anything, gzip, in kB of 1,000 bytes. */
export function formatSizes(kinds: readonly KindSize[]): string {
  const kb = (bytes: number) => (bytes / 1000).toFixed(1);
  const heads = ['kB fetched (gzip)', 'pages', 'median', 'largest', 'HTML', 'CSS', 'JS', 'the largest page'];
  const rows = kinds.map(({ kind, pages, median: middle, largest }) => [
    ...[kind, String(pages), kb(middle), kb(largest.total), kb(largest.html), kb(largest.css), kb(largest.js)],
    largest.path,
  ]);
  return formatTable([heads, ...rows]);
}

/** The table of the ways to read a log: how many times as fast as JSON.parse of every line each is. */
export function formatLogSpeeds({ bytes, events, ways }: LogSpeeds): string {
  const base = ways.find(({ way }) => way === 'parse')?.seconds ?? Number.NaN;
  const heads = [`${(bytes / 1e6).toFixed(0)} MB, ${events} events`, 'wall s', 'MB/s', 'x JSON.parse', 'peak MiB'];
  const rows = ways.map(({ way, seconds, peakMiB }) => [
    ...[
      WAY_NAMES[way],
      seconds.toFixed(2),
      (bytes / 1e6 / seconds).toFixed(0),
      (base / seconds).toFixed(2),
      peakMiB?.toFixed(0) ?? '-',
    ],
  ]);
  return formatTable([heads, ...rows]);
}

const WAY_NAMES = { parse: 'JSON.parse of every line', count: 'Counts', rules: 'Counts and all rules' } as const;

/** The table of what is done to one thing after another, the median as a multiple of the first row's. */
export function formatWorkSpeeds(speeds: readonly WorkSpeed[]): string {
  const base = median(speeds[0]?.times ?? []);
  const heads = ['ms each', 'times', 'p50', 'p95', `x ${speeds[0]?.name}`];
  const rows = speeds.map(({ name, times }) => [
    ...[name, String(times.length)],
    ...[median(times).toFixed(3), quantile(times, 0.95).toFixed(3), (median(times) / base).toFixed(2)],
  ]);
  return formatTable([heads, ...rows]);
}

/** The table of how soon the search answers. */
export function formatSearchSpeeds(speeds: readonly SearchSpeed[]): string {
  const heads = ['ms from key to result', 'keys', 'p50', 'p95', 'most'];
  const rows = speeds.map(({ name, times }) => [
    ...[name, String(times.length)],
    ...[0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(0)),
  ]);
  return formatTable([heads, ...rows]);
}

/** The table of how soon pages show something after a tap or a key. */
export function formatInteractions(speeds: readonly InteractionSpeed[]): string {
  const heads = ['ms from tap or key to frame', 'controls', 'p50', 'most', 'the slowest control'];
  const rows = speeds.map(({ path, controls }) => {
    const sorted = controls.toSorted((a, b) => b.duration - a.duration);
    const times = controls.map(({ duration }) => duration);
    return [path, String(times.length), ...[0.5, 1].map((share) => quantile(times, share).toFixed(0)), sorted[0]?.name ?? '-'];
  });
  return formatTable([heads, ...rows]);
}

/** The table of what Lighthouse says of pages. */
export function formatLighthouse(reports: readonly LighthouseReport[]): string {
  const heads = ['', 'performance', 'accessibility', 'best practices', 'SEO', 'LCP ms', 'TBT ms', 'CLS', 'not passed'];
  const rows = reports.map(({ path, scores, lcp, tbt, cls, failed }) => [
    ...[path, ...scores.map(String)],
    ...[lcp.toFixed(0), tbt.toFixed(0), cls.toFixed(3), failed.join(', ')],
  ]);
  return formatTable([heads, ...rows]);
}

function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Names to the left, numbers to the right. */
function pad(cell: string, width: number, column: number): string {
  return column > 0 && /^[-\d.]+$/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
}
