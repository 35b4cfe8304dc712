import { classifyEvent } from '../classify.ts';
import type { ClassifiedEvent } from '../classify-text.ts';
import type { OnOpen } from '../rules/find-open.ts';
import { createRuleJudge, toWholeEvent } from '../rules/judge.ts';
import { createLineJudge, type LineJudge } from '../rules/line-judge.ts';
import type { AlikeLine, LineSource } from '../rules/line-lookup.ts';
import type { LineParts } from '../rules/line-parts.ts';
import type { Profile } from '../rules/open-plan.ts';
import { type AskedRule, needsOf } from '../rules/rule.ts';
import type { Surface } from '../surface.ts';
import type { KnownLines } from './known-lines.ts';
import type { FileLimits } from './limits.ts';
import type { RuleCount } from './report.ts';

/** Counts on which records the rules fire. */
export interface RuleTally {
  readonly ask: (item: ClassifiedEvent) => void;
  /** Asks about a scanned line; see LineJudge. */
  readonly askLine: (parts: LineParts, line: number, source: LineSource) => boolean;
  readonly askAlike: (profile: Profile, line: number, source: AlikeLine) => boolean;
  readonly lastAlike: LineJudge['lastAlike'];
  /** The rules that fire on a record or may, in their order. */
  readonly report: () => readonly RuleCount[];
}

interface OpenCount {
  fires: number;
  mayFire: number;
  readonly firing: number[];
  readonly open: number[];
}

/** Makes the counts of some rules. `known`: counts lines that are alike, too. */
export function createRuleTally(
  rules: readonly AskedRule[],
  surface: Surface,
  limits: FileLimits,
  known: KnownLines | undefined,
): RuleTally {
  const judge = createRuleJudge(rules);
  const counts = rules.map((): OpenCount => ({ fires: 0, mayFire: 0, firing: [], open: [] }));
  let line = 0;
  const addLines = (index: number, verdict: 'match' | 'unknown', lines: number): void => {
    const count = counts[index];
    if (!count) return;
    if (verdict === 'match') count.fires += lines;
    else count.mayFire += lines;
  };
  const add: OnOpen = (index, verdict) => {
    const lines = counts[index]?.[verdict === 'match' ? 'firing' : 'open'];
    if (lines && lines.length < limits.first) lines.push(line);
    addLines(index, verdict, 1);
  };
  const lineJudge = createLineJudge(
    rules.map(({ predicate }) => predicate),
    {
      complete: (event) => toWholeEvent({ event, answer: classifyEvent(event, surface) }),
      ...{ onOpen: add, onMore: addLines, first: limits.first, profiles: limits.profiles },
      onFlush: () => known?.addToProfiles(),
      onClear: () => known?.forgetProfiles(),
    },
  );
  return {
    ask: (item) => {
      line = item.line;
      judge.forEachOpen(item, add);
    },
    askLine(parts, number, source) {
      line = number;
      return lineJudge.ask(parts, source);
    },
    askAlike(profile, number, source) {
      line = number;
      return lineJudge.askAlike(profile, source);
    },
    lastAlike: lineJudge.lastAlike,
    report() {
      lineJudge.flush();
      return rules.flatMap((rule, index) => {
        const { fires = 0, mayFire = 0, firing = [], open = [] } = counts[index] ?? {};
        if (fires + mayFire === 0) return [];
        return [{ rule: index, fires, mayFire, needs: needsOf(rule), lines: [...(fires > 0 ? firing : open)] }];
      });
    },
  };
}
