/**
 * The lines that kube-apiserver writes, as regular expressions: the fields of audit.k8s.io/v1 in the order of its Go type
 * (apiserver pkg/apis/audit/v1/types.go), without white space. What they match is valid JSON. Quotes and control characters in a
 * string are always escaped, so that a key in quotes cannot stand inside one.
 */

/** Characters of a string that are no escape, and a string with escapes, both without the quotes. */
const PLAIN = String.raw`[^"\\\x00-\x1f]`;
const TEXT = String.raw`${PLAIN}*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})${PLAIN}*)*`;
const TEXTS = String.raw`\["${TEXT}"(?:,"${TEXT}")*\]`;

/** A segment of a path that percent-decoding leaves as it is. */
const SEGMENT = String.raw`[^/?"\\%\x00-\x1f]+`;

/** Keys by which aws-iam-authenticator is told. */
const MARKS = 'arn|canonicalArn';
const AUTHENTICATORS = 'aws-iam-authenticator|heptio-authenticator-aws';

/** Without escapes in keys, so that a key has one spelling. */
const EXTRA = String.raw`\{"${PLAIN}*":${TEXTS}(?:,"${PLAIN}*":${TEXTS})*\}`;
const UNMARKED = String.raw`\{"(?!(?:${MARKS})")${PLAIN}*":${TEXTS}(?:,"(?!(?:${MARKS})")${PLAIN}*":${TEXTS})*\}`;

/** Groups: name; uid and extra, where they have marks of aws-iam-authenticator. */
const USER = [
  String.raw`\{(?:"username":"(${TEXT})",?)?(?:(?<=[,{])"uid":"(?:((?:${AUTHENTICATORS}):${PLAIN}*)|${PLAIN}*)",?)?`,
  String.raw`(?:(?<=[,{])"groups":${TEXTS},?)?(?:(?<=[,{])"extra":(?:${UNMARKED}|(${EXTRA})),?)?(?<!,)\}`,
].join('');
const OTHER_USER = USER.replaceAll(/\((?!\?)/g, '(?:');

const DETAIL = String.raw`"[a-zA-Z]+":(?:"${TEXT}"|[1-9]\d{0,8})`;

/** Group: code. */
const STATUS = [
  String.raw`\{"metadata":\{\}(?:,"status":"${TEXT}")?(?:,"message":"${TEXT}")?(?:,"reason":"${TEXT}")?`,
  String.raw`(?:,"details":\{${DETAIL}(?:,${DETAIL})*\})?(?:,"code":([1-9]\d{2}))?\}`,
].join('');

/** Makes a group of what a scan takes. */
type Take = (pattern: string) => string;

/**
 * A path that names a resource, taken apart as requestinfo.go does. Where a segment has a meaning of its own (watch, proxy, namespaces, and
 * its status and finalize), the path is left to the reader of all paths. Groups: group, resource, subresource; with `take`, namespace before and name
 * after the resource.
 */
function pathPattern(take: Take): string {
  return [
    `/(?:api|apis/(${SEGMENT}))/${SEGMENT}(?!/(?:watch|proxy)[/?"])(?:/namespaces/${take(SEGMENT)})?`,
    `/(?!(?:namespaces|status|finalize)[/?"])(${SEGMENT})`,
    String.raw`(?:/${take(SEGMENT)}(?:/(${SEGMENT})(?:/[^"\\?%\x00-\x1f]*)?)?)?(?:\?${TEXT})?`,
  ].join('');
}

function headPattern(take: Take): string {
  return [
    String.raw`\{"kind":"Event","apiVersion":"audit\.k8s\.io/v1","level":"${take('Metadata|RequestResponse|Request|None')}"`,
    `,"auditID":"${take(`${PLAIN}*`)}","stage":"(RequestReceived|ResponseStarted|ResponseComplete|Panic)"`,
    `,"requestURI":"(${pathPattern(take)}|${TEXT})","verb":"([a-z]+)"`,
  ].join('');
}

function senderPattern(take: Take): string {
  const constraint = String.raw`(?:,"authenticationMetadata":\{"impersonationConstraint":"${TEXT}"\})?`;
  return [
    `,"user":${take(USER)}${take(`(?:(,"impersonatedUser":)${OTHER_USER})?${constraint}`)}`,
    `(?:,"sourceIPs":${take(TEXTS)})?(?:,"userAgent":"${take(TEXT)}")?`,
  ].join('');
}

/** Groups: resource, apiGroup, subresource; with `take`, all of it, and namespace, name and apiVersion where they stand. */
function referencePattern(take: Take): string {
  return take(
    [
      String.raw`\{"resource":"(${PLAIN}+)"(?:,"namespace":"${take(`${PLAIN}+`)}")?(?:,"name":"${take(`${PLAIN}+`)}")?(?:,"uid":"${PLAIN}*")?`,
      `(?:,"apiGroup":"(${PLAIN}+)")?(?:,"apiVersion":"${take(String.raw`[^"\\/\x00-\x1f]*`)}")?(?:,"resourceVersion":"${PLAIN}*")?`,
      String.raw`(?:,"subresource":"(${PLAIN}+)")?\}`,
    ].join(''),
  );
}

/** From the times to the end of the line. Groups: the later of the times; with `take`, the annotations. */
function endPattern(take: Take): string {
  return [
    `,"requestReceivedTimestamp":"${PLAIN}*","stageTimestamp":"(${PLAIN}*)"`,
    String.raw`(?:,"annotations":${take(String.raw`\{"${TEXT}":"${TEXT}"(?:,"${TEXT}":"${TEXT}")*\}`)})?\}\r?(?=\n|$)`,
  ].join('');
}

function linePattern(take: Take): RegExp {
  const start = `${headPattern(take)}${senderPattern(take)}(?:,"objectRef":${referencePattern(take)})?`;
  return new RegExp(
    String.raw`${start}(?:,"responseStatus":${take(STATUS)})?(?:${endPattern(take)}|,"re(quest|sponse)Object":\{)`,
    'y',
  );
}

const take: Take = (pattern) => `(${pattern})`;
const pass: Take = (pattern) => `(?:${pattern})`;

/**
 * A line without bodies, or one with bodies up to the first of them. Groups: 1 stage, 2 URI; of a path that names a resource: 3 group, 4
 * resource, 5 subresource; 6 verb; of the user: 7 name, 8 uid and 9 extra where they
 * have marks of aws-iam-authenticator; 10 is there with an impersonated user; of objectRef: 11 resource, 12
 * apiGroup, 13 subresource; 14 code; 15 time; 16 a part of the name of the first body.
 */
export const LINE = linePattern(pass);

/**
 * The same with everything that rules may ask for. Groups: 1 level, 2 auditID, 3 stage, 4 URI; of a path that names a resource: 5 group, 6
 * namespace, 7 resource, 8 name, 9 subresource; 10 verb; 11 user, of it 12 name, 13 uid and 14 extra as above; 15 impersonated user and metadata of
 * authentication, 16 is there with the former; 17 sourceIPs; 18 userAgent; 19 objectRef, of it 20 resource, 21 namespace, 22 name,
 * 23 apiGroup, 24 apiVersion, 25 subresource; 26 responseStatus, of it 27 code; 28 time; 29 annotations; 30 a part of the name of the first body.
 */
export const LINE_IN_PARTS = linePattern(take);

/** The end of a line with bodies, and what it begins with. Groups: time, annotations. */
export const LINE_END = new RegExp(endPattern(take), 'y');
export const LINE_END_SIGN = ',"requestReceivedTimestamp":"';

/** Begins every line. In a body it stands where the end of a line is missing and another follows at once, as after a crash. */
export const LINE_START = '{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"';

/** The objectRef of a line for which LINE fits. */
export const OBJECT_REFERENCE = new RegExp(String.raw`"objectRef":\{(?:"${PLAIN}*"|[:,])*\}`, 'g');
