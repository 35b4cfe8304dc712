/** How long a report of the browser may come after the failure, in milliseconds. */
const PATIENCE = 500;

/** Tries to connect to the server of this page, and says what the browser did about it, in the browser's own words. */
export async function tryConnection(): Promise<string> {
  const report = waitForReport();
  const isThrough = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  );
  if (isThrough)
    return `The request went through: this browser does not keep to the policy of the page ("${readPolicy()}"). Do not paste what must not leave.`;
  const violation = await report;
  if (!violation) return 'The request failed, and the browser did not say why: it may be the policy, or the network.';
  const { effectiveDirective, blockedURI, disposition } = violation;
  return `Refused: the browser stopped a request to ${blockedURI} by ${effectiveDirective} of the policy (${disposition}). In force: ${readPolicy()}.`;
}

function waitForReport(): Promise<SecurityPolicyViolationEvent | undefined> {
  return new Promise((resolve) => {
    const end = (event?: SecurityPolicyViolationEvent): void => {
      document.removeEventListener('securitypolicyviolation', end);
      clearTimeout(timer);
      resolve(event);
    };
    const timer = setTimeout(end, PATIENCE);
    document.addEventListener('securitypolicyviolation', end);
  });
}

/** What the page's own policy says of connections. */
function readPolicy(): string {
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
  return policy.split(/\s*;\s*/).find((directive) => directive.startsWith('connect-src')) ?? 'no policy about connections';
}
