/** What is kept of Lighthouse's answer for a page. */
export interface LighthouseReport {
  readonly path: string;
  /** Performance, accessibility, best practices, search engines: of 100 each. */
  readonly scores: readonly number[];
  /** Largest Contentful Paint and Total Blocking Time, in milliseconds; Cumulative Layout Shift. */
  readonly lcp: number;
  readonly tbt: number;
  readonly cls: number;
  /** Audits that cost something, in categories that have less than 100, the dearest first. */
  readonly failed: readonly string[];
}

/** The part of Lighthouse's JSON that is read here. */
export interface LighthouseJson {
  readonly categories: Readonly<Record<string, { readonly score: number | null; readonly auditRefs: readonly AuditRef[] }>>;
  readonly audits: Readonly<Record<string, { readonly score: number | null; readonly numericValue?: number }>>;
}

interface AuditRef {
  readonly id: string;
  readonly weight: number;
}

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

export function readReport(path: string, { categories, audits }: LighthouseJson): LighthouseReport {
  const scoreOf = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const numberOf = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  const lossOf = ({ id, weight }: AuditRef) => weight * (1 - (audits[id]?.score ?? 1));
  const wanting = CATEGORIES.filter((name) => scoreOf(name) < 100).flatMap((name) => categories[name]?.auditRefs ?? []);
  return {
    path,
    scores: CATEGORIES.map(scoreOf),
    lcp: numberOf('largest-contentful-paint'),
    tbt: numberOf('total-blocking-time'),
    cls: numberOf('cumulative-layout-shift'),
    failed: wanting
      .filter((ref) => lossOf(ref) > 0)
      .toSorted((a, b) => lossOf(b) - lossOf(a))
      .map(({ id }) => id),
  };
}

/** The better of two reports of a page, by the sum of the scores: other programs that run only make one worse. */
export function pickBetter(one: LighthouseReport, other: LighthouseReport): LighthouseReport {
  return sum(other.scores) > sum(one.scores) ? other : one;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
