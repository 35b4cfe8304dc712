import { valueAt } from '../json.ts';
import type { Wrapper } from './wrapper.ts';

/** True for a finding of GuardDuty about a request to the Kubernetes API, in the spelling of its API or of EventBridge. */
export function isKubernetesFinding(value: unknown): boolean {
  return (
    valueAt(value, 'service', 'action', 'kubernetesApiCallAction') !== undefined ||
    valueAt(value, 'Service', 'Action', 'KubernetesApiCallAction') !== undefined
  );
}

/** A finding has a verb and addresses, but sums up any number of requests: there is no event in it. */
export const guardDuty: Wrapper = {
  name: 'guardduty',
  keys: ['service', 'Service'],
  detect: isKubernetesFinding,
  unwrap: () => [],
};
