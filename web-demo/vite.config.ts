// How the page is built: nothing inlined (the policy forbids inline script and style), the same headers while
// developing as in production, and a copy of the policy in the built page.

import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
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

/** What keeps the page for use offline. The page registers it itself, through its policy, and asks before it updates. */
const offline = VitePWA({
  injectRegister: null,
  registerType: 'prompt',
  workbox: {
    globPatterns: ['**/*.{html,js,css,svg,wasm,json}'],
    globIgnores: ['limpid.html'],
    maximumFileSizeToCacheInBytes: 16 * 2 ** 20,
    inlineWorkboxRuntime: true,
    cleanupOutdatedCaches: true,
    // What the page checks itself against cannot hold its own hash: it is kept as it was last had.
    runtimeCaching: [{ urlPattern: /\/(files\.txt|sw\.js|limpid\.html)$/, handler: 'NetworkFirst', options: { cacheName: 'build' } }],
  },
  manifest: {
    name: 'Limpid: your feed, your rules',
    short_name: 'Limpid',
    description: 'Rank a timeline you downloaded, on your own machine.',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#faf8f4',
    theme_color: '#0b6b73',
    icons: [
      { src: 'drop.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      { src: 'drop-maskable.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
    ],
  },
});

export default defineConfig({
  base: './',
  plugins: [policyInPage, offline],
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
