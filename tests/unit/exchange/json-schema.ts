/**
 * Makes the published JSON Schema out of the Valibot schemas. Run by itself it writes the file:
 * `npx tsx tests/unit/exchange/json-schema.ts && npx biome check --write lib/exchange`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { exportSchema } from '../../../lib/exchange/schema.ts';

const file = fileURLToPath(new URL('../../../lib/exchange/doi-chieu.schema.json', import.meta.url));

/** What the published file has to hold. */
export function generatedSchema(): Record<string, unknown> {
  const { $schema, ...schema } = toJsonSchema(exportSchema, { target: 'draft-2020-12', typeMode: 'output' });
  return {
    $schema,
    $id: 'urn:doi-chieu:schema:1',
    title: 'Đối Chiếu export',
    description: 'Figures and officials read in Vietnamese press articles, and the articles they come from.',
    ...schema,
  };
}

export const publishedSchema = (): Record<string, unknown> => JSON.parse(readFileSync(file, 'utf8'));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(file, `${JSON.stringify(generatedSchema(), null, 2)}\n`);
}
