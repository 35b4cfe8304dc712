import { ensureInstall, runScript } from './ensure-install.mjs';

ensureInstall();
process.exitCode = await runScript('test:all', process.argv.slice(2));
