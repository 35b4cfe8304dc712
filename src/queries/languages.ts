import { datadog } from './languages/datadog.ts';
import { eql } from './languages/eql.ts';
import { esql } from './languages/esql.ts';
import { falco } from './languages/falco.ts';
import { gcpLogging } from './languages/gcp-logging.ts';
import { jq } from './languages/jq.ts';
import { kql } from './languages/kql.ts';
import { kustoAksAudit, kustoAzureDiagnostics } from './languages/kusto.ts';
import { logql } from './languages/logql.ts';
import { logsInsights } from './languages/logs-insights.ts';
import { lucene } from './languages/lucene.ts';
import { panther } from './languages/panther.ts';
import { sigma } from './languages/sigma.ts';
import { spl } from './languages/spl.ts';
import { yaraL } from './languages/yara-l.ts';
import type { Language } from './query.ts';

/** Every language, those of one product together. */
export const LANGUAGES: readonly Language[] = [
  ...[kql, eql, esql, lucene],
  spl,
  ...[kustoAksAudit, kustoAzureDiagnostics],
  logsInsights,
  ...[gcpLogging, yaraL],
  ...[datadog, panther, logql],
  ...[sigma, falco],
  jq,
];
