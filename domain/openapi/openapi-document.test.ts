import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENDPOINTS, openApiDocument } from './openapi-document';

const app = path.resolve(import.meta.dirname, '../../app');
const document = openApiDocument({ serverUrl: 'http://localhost:3000', version: '0.0.0' });

/** Every method of every machine route in the tree, as `get /api/v1/logs`. */
function machineRoutes(): string[] {
  return (
    readdirSync(app, { recursive: true, encoding: 'utf8' })
      .filter((file) => path.basename(file) === 'route.ts')
      .map((file) => path.dirname(file).replaceAll(path.sep, '/'))
      // The browser's own calls, and the catch-all that answers 404 in the API's form, are no part of the contract.
      .filter((folder) => !/^api\/(ui|auth)\/|\[\.\.\./.test(folder))
      .flatMap((folder) => {
        const source = readFileSync(path.join(app, folder, 'route.ts'), 'utf8');
        const methods = [
          ...source.matchAll(/^export (?:const|async function) (GET|POST|PUT|PATCH|DELETE)\b/gm),
        ];
        return methods.map(
          ([, method]) =>
            `${method?.toLowerCase()} /${folder.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, '{$1}').replaceAll(/\(\w+\)\//g, '')}`,
        );
      })
      .sort()
  );
}

describe('The OpenAPI document', () => {
  test('describes every machine route in the tree, and no other', () => {
    // Next answers HEAD by GET.
    const described = ENDPOINTS.filter(({ method }) => method !== 'head')
      .map(({ method, path: route }) => `${method} ${route}`)
      .sort();
    expect(described).toEqual(machineRoutes());
  });

  test('refers to nothing but what is in it', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, pointer = '']) => pointer,
    );
    expect(references.length).toBeGreaterThan(0);
    for (const pointer of new Set(references)) {
      const found = pointer
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
      expect([pointer, found]).toEqual([pointer, expect.any(Object)]);
    }
  });

  test('names every path parameter', () => {
    for (const { path: route, params } of ENDPOINTS) {
      const named = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(params?.shape ?? {})).toEqual(named);
    }
  });

  test('is plain JSON, with a schema for each JSON answer of a search', () => {
    const plain = JSON.parse(JSON.stringify(document));
    expect(plain).toEqual(document);
    expect(
      plain.paths['/api/v1/logs'].get.responses['200'].content['application/json'].schema,
    ).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['events', 'nextCursor']),
    });
  });
});
