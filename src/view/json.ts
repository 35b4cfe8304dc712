/** A JSON answer of a static endpoint: indented where people read it, one line where only programs do. */
export function jsonResponse(value: unknown, indent = 0): Response {
  return jsonTextResponse(`${JSON.stringify(value, null, indent)}\n`);
}

/** The same for JSON that is text already. */
export function jsonTextResponse(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'application/json; charset=utf-8' } });
}
