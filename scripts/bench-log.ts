import { measureLogSpeed } from './bench/log-speed.ts';
import { formatLogSpeeds } from './bench/report.ts';

/** `npm run bench:log [-- rounds]`: times the reading of an audit log of ATLAS_BENCH_FILE_MB megabytes, 1,000 if it is not set. */
console.log(
  formatLogSpeeds(await measureLogSpeed(Number(process.env['ATLAS_BENCH_FILE_MB'] ?? 1000), Number(process.argv[2] ?? 3))),
);
