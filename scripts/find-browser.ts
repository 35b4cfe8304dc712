import { findBrowser } from './browser/find.ts';

try {
  const { name, launch } = await findBrowser();
  console.log(launch.executablePath ?? launch.channel ?? name);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
