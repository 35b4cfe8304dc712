import { aks, aksRecords, azureDiagnostics } from './aks.ts';
import { awsEksLogs } from './aws-eks-logs.ts';
import { aksAuditTable, cloudAuditEvents, queryTables } from './azure-tables.ts';
import { base64Data, base64Text } from './base64-data.ts';
import { cloudWatchInsights, cloudWatchInsightsRow, cloudWatchLogEvents, cloudWatchSubscription } from './cloudwatch.ts';
import { ecs, elasticAzure, elasticGcp, elasticsearchHit, elasticsearchHits, kibanaFlat, kibanaHit } from './elastic.ts';
import { gke } from './gke.ts';
import { gkeLogAnalytics } from './gke-log-analytics.ts';
import { gcpAuditLogsTable, gkeAuditTable } from './gke-tables.ts';
import { guardDuty } from './guard-duty.ts';
import { openshiftViaq } from './openshift-viaq.ts';
import { otlp } from './otlp.ts';
import type { Wrapper } from './wrapper.ts';

/** What managed clusters and their log services make of an event, and how Elastic stores it, in the order in which they are tried. */
export const CLOUDS: readonly Wrapper[] = [
  ...[cloudWatchSubscription, cloudWatchLogEvents, cloudWatchInsights, cloudWatchInsightsRow],
  ...[aks, aksRecords, azureDiagnostics, queryTables, cloudAuditEvents, awsEksLogs, aksAuditTable],
  ...[gke, gkeAuditTable, gcpAuditLogsTable, gkeLogAnalytics, openshiftViaq, otlp, base64Data, base64Text, guardDuty],
  ...[elasticsearchHits, elasticsearchHit, kibanaHit, kibanaFlat, elasticAzure, elasticGcp, ecs],
];
