// Modules that the build makes.

/** The worker's script as text: vite.single.config.ts. */
declare module 'virtual:thread' {
  const script: string;
  export default script;
}
