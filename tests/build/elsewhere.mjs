import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';

/** Loaded before a build: another day, one core, and folders that list their files in another order. Nothing of it may show in the site. */
const later = 5 * 366 * 86_400_000;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + later] : given));
  }

  static now() {
    return RealDate.now() + later;
  }
};

os.availableParallelism = () => 1;
os.cpus = () => [];

const { readdirSync } = fs;
fs.readdirSync = (...given) => readdirSync(...given).reverse();
const { readdir } = fs.promises;
fs.promises.readdir = async (...given) => (await readdir(...given)).reverse();
syncBuiltinESMExports();
