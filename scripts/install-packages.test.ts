import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { arePackagesInstalled, installPackages } from './install-packages.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'candor-packages-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

type Packages = Record<string, object>;

function write(file: string, value: unknown): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), JSON.stringify(value));
}

const lock = (packages: Packages) => write('package-lock.json', { packages });
const installed = (packages: Packages) => write('node_modules/.package-lock.json', { packages });

const WANTED = {
  '': { name: 'product', version: '2.0.0' },
  'node_modules/web': { version: '1.0.0' },
  'node_modules/web/node_modules/inner': { version: '3.1.0' },
  'node_modules/for-mac': { version: '1.0.0', optional: true },
  'node_modules/asked-of-others': { version: '1.0.0', peer: true },
};
const FOUND = {
  'node_modules/web': { version: '1.0.0' },
  'node_modules/web/node_modules/inner': { version: '3.1.0' },
};

test('Packages that are there as locked need no installation, whatever other platforms would need', () => {
  lock(WANTED);
  installed(FOUND);
  expect(arePackagesInstalled(root)).toBe(true);
});

test('Without a record of an installation, as a killed one leaves it, there is none', () => {
  lock(WANTED);
  expect(arePackagesInstalled(root)).toBe(false);
  mkdirSync(path.join(root, 'node_modules/web'), { recursive: true });
  expect(arePackagesInstalled(root)).toBe(false);
});

test.each([
  ['one is missing', { 'node_modules/web': FOUND['node_modules/web'] }],
  ['one is of another version', { ...FOUND, 'node_modules/web': { version: '0.9.0' } }],
  ['one that is optional is stale', { ...FOUND, 'node_modules/for-mac': { version: '0.9.0' } }],
])('An installation in which %s is stale', (_, packages) => {
  lock(WANTED);
  installed(packages);
  expect(arePackagesInstalled(root)).toBe(false);
});

test('A record that cannot be read counts as none', () => {
  lock(WANTED);
  installed(FOUND);
  writeFileSync(path.join(root, 'node_modules/.package-lock.json'), '{"packages":');
  expect(arePackagesInstalled(root)).toBe(false);
});

/** A project that needs one package, which lies in a folder beside it. */
function makeProject(version: string): void {
  const manifest = { name: 'product', version: '1.0.0', dependencies: { web: 'file:web' } };
  write('package.json', manifest);
  write('web/package.json', { name: 'web', version });
  write('package-lock.json', {
    ...{ name: 'product', version: '1.0.0', lockfileVersion: 3, requires: true },
    packages: {
      '': manifest,
      web: { version },
      'node_modules/web': { resolved: 'web', link: true },
    },
  });
}

test('What is missing or stale is installed with npm ci, and only then', async () => {
  const found = () => readFileSync(path.join(root, 'node_modules/web/package.json'), 'utf8');
  makeProject('1.0.0');
  expect(await installPackages({ root })).toBe('installed with npm ci');
  expect(found()).toContain('1.0.0');
  expect(await installPackages({ root })).toBe('up to date');
  makeProject('1.1.0');
  expect(await installPackages({ root })).toBe('installed with npm ci');
  expect(await installPackages({ root })).toBe('up to date');
  rmSync(path.join(root, 'node_modules'), { recursive: true });
  expect(await installPackages({ root })).toBe('installed with npm ci');
  expect(found()).toContain('1.1.0');
});

test('An installation that fails says what npm said, and is tried again', async () => {
  makeProject('1.0.0');
  write('package.json', { name: 'product', version: '1.0.0', dependencies: { web: '^9.0.0' } });
  await expect(installPackages({ root })).rejects.toThrow(
    /npm ci` failed with exit code 1:\n.*npm/s,
  );
  expect(existsSync(path.join(root, 'node_modules/.package-lock.json'))).toBe(false);
});
