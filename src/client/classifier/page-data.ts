import type { ClassifierData } from '../../view/classifier-data.ts';

/** Reads the data block of the classifier's page. */
export function readPageData(): ClassifierData {
  return JSON.parse(document.getElementById('classifier-data')?.textContent ?? '{}') as ClassifierData;
}
