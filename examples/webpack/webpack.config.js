// webpack 5: nothing to configure for limpid; it finds the engine's file and the worker by itself.
const page = new URL('../page/', import.meta.url).pathname;

export default {
  mode: 'production',
  entry: `${page}main.js`,
  output: { filename: 'main.js', module: true, publicPath: 'auto' },
  experiments: { outputModule: true },
  devtool: false,
};
