/** A JSON answer of a static endpoint: indented where people read it, one line where only programs do. */
export function jsonResponse(value: unknown, indent = 0): Response {
  return new Response(`${JSON.stringify(value, null, indent)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}
