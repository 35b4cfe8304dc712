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

/**
 * A path that names a resource, taken apart as requestinfo.go does: group, resource, subresource. Where a segment has a meaning of its own
 * (watch, proxy, namespaces, and its status and finalize), the path is left to the reader of all paths.
 */
const RESOURCE_PATH = [
  `/(?:api|apis/(${SEGMENT}))/${SEGMENT}(?!/(?:watch|proxy)[/?"])(?:/namespaces/${SEGMENT})?`,
  `/(?!(?:namespaces|status|finalize)[/?"])(${SEGMENT})`,
  String.raw`(?:/${SEGMENT}(?:/(${SEGMENT})(?:/[^"\\?%\x00-\x1f]*)?)?)?(?:\?${TEXT})?`,
].join('');

const REQUEST = [
  String.raw`\{"kind":"Event","apiVersion":"audit\.k8s\.io/v1","level":"(?:Metadata|RequestResponse|Request|None)"`,
  `,"auditID":"${PLAIN}*","stage":"(RequestReceived|ResponseStarted|ResponseComplete|Panic)"`,
  `,"requestURI":"(${RESOURCE_PATH}|${TEXT})","verb":"([a-z]+)"`,
].join('');

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

const SENDER = [
  String.raw`,"user":${USER}(?:(,"impersonatedUser":)${OTHER_USER})?(?:,"authenticationMetadata":\{"impersonationConstraint":"${TEXT}"\})?`,
  `(?:,"sourceIPs":${TEXTS})?(?:,"userAgent":"${TEXT}")?`,
].join('');

/** Groups: resource, apiGroup, subresource. */
const REFERENCE = [
  String.raw`\{"resource":"(${PLAIN}+)"(?:,"namespace":"${PLAIN}+")?(?:,"name":"${PLAIN}+")?(?:,"uid":"${PLAIN}*")?`,
  String.raw`(?:,"apiGroup":"(${PLAIN}+)")?(?:,"apiVersion":"[^"\\/\x00-\x1f]*")?(?:,"resourceVersion":"${PLAIN}*")?`,
  String.raw`(?:,"subresource":"(${PLAIN}+)")?\}`,
].join('');

const DETAIL = String.raw`"[a-zA-Z]+":(?:"${TEXT}"|[1-9]\d{0,8})`;

/** Group: code. */
const STATUS = [
  String.raw`\{"metadata":\{\}(?:,"status":"${TEXT}")?(?:,"message":"${TEXT}")?(?:,"reason":"${TEXT}")?`,
  String.raw`(?:,"details":\{${DETAIL}(?:,${DETAIL})*\})?(?:,"code":([1-9]\d{2}))?\}`,
].join('');

/** From the times to the end of the line. Group: the later of the times. */
const END = [
  `,"requestReceivedTimestamp":"${PLAIN}*","stageTimestamp":"(${PLAIN}*)"`,
  String.raw`(?:,"annotations":\{"${TEXT}":"${TEXT}"(?:,"${TEXT}":"${TEXT}")*\})?\}\r?(?=\n|$)`,
].join('');

/**
 * A line without bodies, or one with bodies up to the first of them. Groups: 1 stage, 2 URI; of a path that names a resource: 3 group, 4
 * resource, 5 subresource; 6 verb; of the user: 7 name, 8 uid and 9 extra where they
 * have marks of aws-iam-authenticator; 10 is there with an impersonated user; of objectRef: 11 resource, 12
 * apiGroup, 13 subresource; 14 code; 15 time; 16 a part of the name of the first body.
 */
export const LINE = new RegExp(
  String.raw`${REQUEST}${SENDER}(?:,"objectRef":${REFERENCE})?(?:,"responseStatus":${STATUS})?(?:${END}|,"re(quest|sponse)Object":\{)`,
  'y',
);

/** The end of a line with bodies, and what it begins with. */
export const LINE_END = new RegExp(END, 'y');
export const LINE_END_SIGN = ',"requestReceivedTimestamp":"';

/** Begins every line. In a body it stands where the end of a line is missing and another follows at once, as after a crash. */
export const LINE_START = '{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"';

/** The objectRef of a line for which LINE fits. */
export const OBJECT_REFERENCE = new RegExp(String.raw`"objectRef":\{(?:"${PLAIN}*"|[:,])*\}`, 'g');
