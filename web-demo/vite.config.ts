// How the page is built: nothing inlined (the policy forbids inline script and style), the same headers while
// developing as in production, and a copy of the policy in the built page.

import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
// @ts-expect-error plain JavaScript: serve.mjs, which runs without a build, imports it too
import { headers, metaPolicy } from './headers.mjs';

/** The policy as the first thing in <head>, so that it holds on hosts that send no headers. */
const policyInPage: Plugin = {
  name: 'policy-in-page',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy }, injectTo: 'head-prepend' },
  ],
};

export default defineConfig({
  base: './',
  plugins: [policyInPage],
  server: { headers, fs: { allow: ['..'] }, hmr: { overlay: false } },
  preview: { headers },
  // The engine finds its worker and its wasm beside its own module; bundling it beforehand would move it.
  optimizeDeps: { exclude: ['limpid'] },
  worker: { format: 'es' },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  test: {
    include: ['tests/**/*.test.{ts,mjs}'],
    // A browser on a busy machine of two cores: one file at a time, and patience.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
  },
} as Parameters<typeof defineConfig>[0]);
