import type { OperationCount } from '../../../audit/file/report.ts';
import type { ClassifierData } from '../../../view/classifier-data.ts';
import { element } from '../../element.ts';
import type { AnswerText } from '../answer.ts';
import { renderFirstRecords } from './first-records.ts';
import type { ReadResult } from './messages.ts';
import { bytesOf, plural } from './numbers.ts';
import { createPlaces } from './places.ts';
import { renderProgress } from './render-progress.ts';
import { renderReport, summarizeReport } from './render-report.ts';
import { startReading } from './start-reading.ts';

/** What the page lends: its data, a live region, and the place of the answer. */
export interface FilesHost {
  readonly data: ClassifierData;
  readonly loadAnswerer: () => Promise<AnswerText>;
  readonly say: (text: string) => void;
  readonly show: (content: Node) => void;
  /** Lets a person choose other files. */
  readonly choose: () => void;
}

/** Reads files in a worker, shows how far it is, and then what was found. Returns what ends it. */
export function showFiles(files: readonly File[], host: FilesHost, asksRules = true): () => void {
  const title = nameFiles(files);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const again = (withRules: boolean): void => {
    cancel();
    cancel = showFiles(files, host, withRules);
  };
  const stop = makeButton('Stop', () => {
    stop.textContent = 'Stopping…'; // disabled, it would lose the focus
    reading.stop();
  });
  const faster = asksRules ? [makeButton('Without rules: faster', () => again(false))] : [];
  const progress = renderProgress({ title: `${title}, ${bytesOf(total)}`, total, actions: [stop, ...faster], say: host.say });
  const start = performance.now();
  const reading = startReading(files, host.data, asksRules, {
    progress: progress.update,
    end: (result) => {
      progress.close();
      const view = renderResult(result, { files, title, total, time: performance.now() - start, host, again, asksRules });
      const isFocused = progress.node.contains(document.activeElement);
      host.show(view);
      host.say(summarizeReport(result, total));
      if (isFocused) view.querySelector('h2')?.focus();
    },
    failed: (message) => {
      progress.close();
      host.show(element('p', { class: 'warn', text: message }));
      host.say(message);
    },
  });
  let cancel = (): void => {
    progress.close();
    reading.cancel();
  };
  host.show(progress.node);
  progress.node.scrollIntoView({ block: 'nearest' });
  return () => cancel();
}

interface ResultSettings {
  readonly files: readonly File[];
  readonly title: string;
  readonly total: number;
  readonly time: number;
  readonly host: FilesHost;
  readonly again: (withRules: boolean) => void;
  readonly asksRules: boolean;
}

/** The report, whose place the first records of an operation can take until it comes back as it was. */
function renderResult(result: ReadResult, { files, title, total, time, host, again, asksRules }: ResultSettings): HTMLElement {
  const places = createPlaces(result.parts);
  const open = (operation: OperationCount, opener: HTMLElement): void => {
    const scroll = window.scrollY;
    const records = renderFirstRecords(operation, { files, places, loadAnswerer: host.loadAnswerer }, () => {
      records.remove();
      report.hidden = false;
      window.scrollTo({ top: scroll, behavior: 'instant' });
      opener.focus({ preventScroll: true });
    });
    report.hidden = true;
    report.after(records);
    records.scrollIntoView({ behavior: 'instant' });
    records.querySelector('h2')?.focus({ preventScroll: true });
  };
  const report = renderReport(result, {
    ...{ title, total, time, open },
    context: { places, toHref: (path) => `${host.data.base}${path}`, fileName: toFileName(title) },
    actions: [makeButton('Read again', () => again(asksRules)), makeButton('Read another file', host.choose)],
    askRules: makeButton('Read again and ask the rules', () => again(true)),
  });
  return element('div', {}, report);
}

function makeButton(text: string, press: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'btn', text });
  button.addEventListener('click', press);
  return button;
}

function nameFiles(files: readonly File[]): string {
  const [first] = files;
  return files.length === 1 && first ? first.name || 'the text' : plural(files.length, 'file');
}

/** A name for exports that every file system takes. */
function toFileName(title: string): string {
  return title.replace(/\.gz$/, '').replace(/[^\w.-]+/g, '-');
}
