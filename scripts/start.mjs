import { ensureInstall, runScript } from './ensure-install.mjs';

ensureInstall();
const built = await runScript('build');
process.exitCode = built === 0 ? await runScript('preview') : built;
