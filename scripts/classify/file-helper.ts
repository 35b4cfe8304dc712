import { workerData } from 'node:worker_threads';
import { serveHelper } from '../../src/audit/file/helper.ts';
import { createSurface } from '../../src/audit/surface.ts';
import type { HelperTask } from './open-helpers.ts';

/** A thread that reads stretches of a file; see open-helpers.ts. */
const { port, surface, rules, limits } = workerData as HelperTask;
serveHelper(port, { surface: createSurface(surface), rules, limits });
