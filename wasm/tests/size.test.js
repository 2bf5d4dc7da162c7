// What a page downloads stays small: the engine and all scripts of the package, as a server sends them (brotli).
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sizesOf } from '../tools/sizes.mjs';

const KILOBYTE = 1000;
const BUDGET = { 'limpid.wasm': 500, 'engine.js': 13 };
const sizes = sizesOf();

for (const [name, most] of Object.entries(BUDGET)) {
  test(`${name} is not above its budget of ${most} kB`, () => {
    const { brotli } = sizes.find((size) => size.name === name);
    assert.ok(brotli <= most * KILOBYTE, `${brotli} bytes: node wasm/tools/sizes.mjs has the table, docs/size.md says where it goes`);
  });
}
