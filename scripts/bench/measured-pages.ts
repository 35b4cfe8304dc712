/** Seven kinds of pages, one of each, that stand for the site where it is measured. */
export const MEASURED_PAGES: readonly string[] = [
  ...['/', '/kubernetes-pods/', '/kubernetes-pods/create-pods/', '/fields/objectref.subresource/'],
  ...['/rules/falco/create-hostpid-pod/', '/search/', '/classify/'],
];
