// An output against its JSON Schema, where the package's tests have brought a validator.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const validator = new URL('../../wasm/node_modules/ajv/dist/2020.js', import.meta.url);
const Ajv2020 = existsSync(fileURLToPath(validator)) ? (await import(validator.href)).default : null;

/** `name`: core/NAME.schema.json. */
export function assertShape(name, value) {
  if (!Ajv2020) return;
  const text = readFileSync(new URL(`../../core/${name}.schema.json`, import.meta.url), 'utf8');
  const validate = new (Ajv2020.default ?? Ajv2020)({ strict: false }).compile(JSON.parse(text));
  assert.ok(validate(value), JSON.stringify(validate.errors));
}
