import { dumpSchema } from '../../catalog/dump.ts';
import { jsonResponse } from '../../view/json.ts';

export function GET(): Response {
  return jsonResponse(dumpSchema('dialects'), 2);
}
