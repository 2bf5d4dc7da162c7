// One page for each test: opened before, and afterwards asked whether it kept its promises.

import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openPage, startBrowser } from './browser.mjs';

/**
 * A new page for each test of a file, handed to `ready`. Each must end without an error in the console and without a
 * violation of the policy.
 */
export function newPageForEachTest(ready, options) {
  let site;
  let open;
  beforeAll(async () => (site = await startBrowser()));
  afterAll(() => site.stop());
  beforeEach(async () => {
    open = await openPage(site, options);
    await ready(open.page);
  });
  afterEach(async () => {
    expect(open.watch.errors).toEqual([]);
    expect(open.watch.violations).toEqual([]);
    await open.close();
  });
}
