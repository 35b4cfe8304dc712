import type { Catalog } from '../../catalog/model.ts';
import { rulesOfTechnique, type Technique } from '../../catalog/techniques.ts';
import { indicatorRows, toTwinRule } from '../rules/rule-rows.ts';
import { otherTechniques, type TechniquePage } from './technique-page.ts';

/** JSON twin of a technique's page: its row of data/attack.json and what the page adds, uncut. */
export function toTechniqueTwin(row: object, technique: Technique, page: TechniquePage, catalog: Catalog): object {
  return {
    ...row,
    ruleFacts: rulesOfTechnique(technique).map((rule) => toTwinRule(rule)),
    otherTechniques: otherTechniques(technique, catalog).map(({ id, name, vendors, operations }) => ({
      ...{ id, name, vendors: vendors.split(', ') },
      operations: operations.map(({ text }) => text),
    })),
    fields: page.fields.map(({ field, rules }) => ({ field, rules })),
    indicators: indicatorRows(page.indicators),
  };
}
