import { openApiDocument } from '@/domain/openapi/openapi-document';

interface MediaType {
  schema?: unknown;
}
interface DescribedAnswer {
  content?: Record<string, MediaType>;
}
export interface Operation {
  responses: Record<string, DescribedAnswer>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
}

/** The contract as the product serves it. */
export const DOCUMENT = JSON.parse(
  JSON.stringify(openApiDocument({ serverUrl: 'http://candor.test', version: '0.0.0' })),
) as Document;

/** Paths with fewer parameters go first, as in Next. */
const PATHS = Object.keys(DOCUMENT.paths)
  .map((path) => ({
    path,
    parameters: path.split('{').length,
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
  }))
  .toSorted((a, b) => a.parameters - b.parameters);

/** The path of the contract that an address belongs to, as in /api/v1/alerts/{id}. */
export function describedPath(pathname: string): string | undefined {
  return PATHS.find(({ pattern }) => pattern.test(pathname))?.path;
}

/** What the contract says of a call; HEAD is answered as GET where nothing else is said. */
export function describedOperation(path: string, method: string): Operation | undefined {
  const operations = DOCUMENT.paths[path];
  const name = method.toLowerCase();
  return operations?.[name] ?? (name === 'head' ? operations?.get : undefined);
}
