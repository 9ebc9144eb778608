import { writeFileSync } from 'node:fs';
import { API_REFERENCE_FILE, apiReferenceMarkdown } from './docs/api-reference-markdown';

/** `npm run docs:api`: writes the reference of the machine API anew from the OpenAPI document; a test says when it is due. */
writeFileSync(API_REFERENCE_FILE, apiReferenceMarkdown());
console.log(`Wrote ${API_REFERENCE_FILE}`);
