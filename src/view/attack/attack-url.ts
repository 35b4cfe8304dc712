/** Address of a technique (T1552.007) or a tactic (TA0006) on the site of MITRE ATT&CK. */
export function attackUrl(id: string): string {
  const kind = id.startsWith('TA') ? 'tactics' : 'techniques';
  return `https://attack.mitre.org/${kind}/${id.replace('.', '/')}/`;
}
