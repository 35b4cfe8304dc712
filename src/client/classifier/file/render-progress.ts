import type { FileProgress } from '../../../audit/file/report.ts';
import { element } from '../../element.ts';
import { bytesOf, countOf, durationOf, percentOf, plural } from './numbers.ts';

export interface ProgressView {
  readonly node: HTMLElement;
  readonly update: (read: number, progress: FileProgress) => void;
  /** To be called when the reading is over. */
  readonly close: () => void;
}

export interface ProgressSettings {
  /** What is read, in words. */
  readonly title: string;
  /** Size of the files in bytes. */
  readonly total: number;
  /** Buttons beside the bar. */
  readonly actions: readonly Node[];
  /** Has a line read out. */
  readonly say: (text: string) => void;
}

/** So long may a reading be silent before the page says so, and so often is it read out how far it is, in milliseconds. */
const [SILENCE, SPOKEN] = [5000, 15_000];

/** Shows how far a reading is: a bar, figures, and what to press. */
export function renderProgress({ title, total, actions, say }: ProgressSettings): ProgressView {
  const start = performance.now();
  const bar = element('progress', { max: String(Math.max(total, 1)), 'aria-label': 'Bytes read' });
  const figures = new Map(FIGURES.map((name) => [name, element('dd', { text: '–' })]));
  const set = (name: Figure, text: string): void => {
    const cell = figures.get(name);
    if (cell) cell.textContent = text;
  };
  const note = element('p', { class: 'note', hidden: '' });
  let [heard, spoken] = [start, start];
  const tick = (): void => {
    const now = performance.now();
    set('Time', durationOf(now - start));
    note.hidden = now - heard < SILENCE;
    note.textContent = `No news from the reader for ${durationOf(now - heard)}: it may be in a very long line. Stop keeps what was read before.`;
  };
  const timer = setInterval(tick, 1000);
  const update = (read: number, { events, others, failures }: FileProgress): void => {
    heard = performance.now();
    const seconds = (heard - start) / 1000;
    bar.value = read;
    set('Read', `${bytesOf(read)} of ${bytesOf(total)}`);
    set('Part', percentOf(read, total));
    set('Audit events', countOf(events));
    set('Events per second', countOf(Math.round(events / seconds)));
    set('Not events', countOf(others + failures));
    tick();
    if (heard - spoken < SPOKEN) return;
    spoken = heard;
    say(`${percentOf(read, total)} read, ${plural(events, 'audit event')}`);
  };
  say(`Reading ${title}`);
  const list = [...figures].map(([name, cell]) => element('div', {}, element('dt', { text: name }), cell));
  return {
    node: element(
      'section',
      { class: 'file-progress', 'aria-label': 'Progress' },
      element('h2', { text: `Reading ${title}` }),
      bar,
      element('dl', { class: 'figures' }, ...list),
      note,
      element('div', { class: 'classify-tools' }, ...actions),
    ),
    update,
    close: () => clearInterval(timer),
  };
}

const FIGURES = ['Part', 'Read', 'Audit events', 'Events per second', 'Not events', 'Time'] as const;
type Figure = (typeof FIGURES)[number];
