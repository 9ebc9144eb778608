import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Installs exactly what package-lock.json says, unless node_modules holds that already.
 *
 * @param {{ root?: string, signal?: AbortSignal }} [options] the folder with both, and what ends npm
 * @returns {Promise<string>} a remark on what was done
 */
export async function installPackages({ root = ROOT, signal } = {}) {
  if (arePackagesInstalled(root)) return 'up to date';
  await new Promise((resolve, reject) => {
    const windows = process.platform === 'win32';
    const npm = spawn(
      windows ? 'npm.cmd' : 'npm',
      ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
      { cwd: root, shell: windows, stdio: ['ignore', 'pipe', 'pipe'], ...(signal && { signal }) },
    );
    let output = '';
    npm.stdout.on('data', (chunk) => {
      output += chunk;
    });
    npm.stderr.on('data', (chunk) => {
      output += chunk;
    });
    npm.on('error', reject);
    npm.on('close', (code) => {
      if (code === 0) resolve(undefined);
      else reject(new Error(`\`npm ci\` failed with exit code ${code}:\n${output.trim()}`));
    });
  });
  return 'installed with npm ci';
}

/**
 * npm leaves in node_modules a record of what it put there; it is written last, so a killed
 * installation has none. Packages that are optional may be missing (other platforms' builds).
 *
 * @param {string} root
 */
export function arePackagesInstalled(root) {
  const record = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  try {
    const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
    const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
    return Object.entries(wanted).every(([place, { version, optional, peer }]) => {
      if (place === '') return true;
      const found = installed[place];
      return found === undefined ? optional === true || peer === true : found.version === version;
    });
  } catch {
    return false;
  }
}
