// Vite: nothing to configure for limpid; it finds the engine's file and the worker by itself.
import { defineConfig } from 'vite';

export default defineConfig({
  root: new URL('../page', import.meta.url).pathname,
  base: './',
  build: { target: 'esnext', modulePreload: { polyfill: false } },
});
