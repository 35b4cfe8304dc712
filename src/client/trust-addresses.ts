/** The part of Trusted Types that is used here: https://www.w3.org/TR/trusted-types/ */
interface TrustedTypes {
  readonly createPolicy: (name: string, rules: AddressRules) => AddressRules;
}

/** Makes the address of a worker from what the page hands in, or throws. */
export interface AddressRules {
  readonly createScriptURL: (text: string) => string;
}

/**
 * Makes the one policy that a page's Content Security Policy names (`trusted-types` in view/site.ts) of these rules; a page can have it
 * once. Browsers without Trusted Types take the address as it is.
 */
export function trustAddresses(rules: AddressRules): AddressRules {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  return trustedTypes?.createPolicy('worker', rules) ?? rules;
}
