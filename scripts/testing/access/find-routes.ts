import { readdirSync } from 'node:fs';
import path from 'node:path';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

type Handler = (request: Request, args: { params: Promise<unknown> }) => Promise<Response>;
export interface FoundRoute {
  name: string;
  method: string;
  address: string;
  handler: Handler;
}

/** Every exported method of every route.ts below app/, as the file system has them. */
export async function findRoutes(): Promise<FoundRoute[]> {
  const root = path.resolve('app');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => path.basename(file) === 'route.ts',
  );
  const found = await Promise.all(
    files.toSorted().map(async (file) => {
      const module: Record<string, unknown> = await import(path.join(root, file));
      const parts = path.dirname(file).split(path.sep);
      const address = `/${parts.filter((part) => !part.startsWith('(')).join('/')}`;
      return METHODS.flatMap((method): FoundRoute[] => {
        const handler = module[method];
        return typeof handler === 'function'
          ? [{ name: `${method} ${address}`, method, address, handler: handler as Handler }]
          : [];
      });
    }),
  );
  return found.flat();
}
