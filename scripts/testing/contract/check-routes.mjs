const ROUTE = /\/app\/(api\/(?:v1|otlp)\/.+)\/route\.ts$/;
const EXPORTED = /^export const (GET|HEAD|POST|PUT|PATCH|DELETE) =/gm;

/**
 * In tests every machine route is what its file exports, with each answer held against the contract.
 *
 * @returns {import('vitest/config').Plugin}
 */
export function checkRoutes() {
  return {
    name: 'candor:check-routes',
    enforce: 'pre',
    transform(code, id) {
      const file = (id.split('?')[0] ?? '').replaceAll('\\', '/');
      const folder = ROUTE.exec(file)?.[1];
      if (folder === undefined) return null;
      const path = `/${folder.replaceAll(/\[(\w+)\]/g, '{$1}')}`;
      /** @type {string[]} */
      const methods = [];
      const unchecked = code.replaceAll(EXPORTED, (_, /** @type {string} */ method) => {
        methods.push(method);
        return `const unchecked${method} =`;
      });
      const checked = methods.map(
        (method) =>
          `export const ${method} = checkedRoute('${method}', '${path}', unchecked${method});`,
      );
      const from = `import { checkedRoute } from '@/scripts/testing/contract/checked-route';`;
      return { code: [unchecked, from, ...checked].join('\n'), map: null };
    },
  };
}
