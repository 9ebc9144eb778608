import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const METHOD = 'GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS';
const DECLARED = new RegExp(`^export (?:const|function|async function) (${METHOD})\\b`, 'gm');
const LISTED = /^export \{([^}]*)\}/gm;
const RENAMED = new RegExp(`\\bas (${METHOD})\\b`, 'g');

/**
 * The methods of every route.ts below `app`, by its address as in /api/v1/alerts/[id].
 *
 * @param {string} app
 * @returns {Record<string, string[]>}
 */
export function readRouteMethods(app) {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
    (file) => path.basename(file) === 'route.ts',
  );
  return Object.fromEntries(
    files.sort().map((file) => {
      const parts = path.dirname(file).split(path.sep);
      const address = `/${parts.filter((part) => !part.startsWith('(')).join('/')}`;
      return [address, methodsOf(readFileSync(path.join(app, file), 'utf8'))];
    }),
  );
}

/** @param {string} code */
function methodsOf(code) {
  const lists = [...code.matchAll(LISTED)].map(([, names = '']) => names);
  return [
    ...[...code.matchAll(DECLARED)].map(([, method = '']) => method),
    ...lists.flatMap((names) => [...names.matchAll(RENAMED)].map(([, method = '']) => method)),
  ];
}
