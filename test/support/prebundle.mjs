import { build } from 'esbuild';

/** Test-runner plugin: serves a CommonJS package, which a browser cannot import, as one ES module bundled at start. */
export function prebundle(specifier, exports) {
  const url = `/__prebundled__/${specifier.replace(/\W+/g, '-')}.js`;
  let body;
  return {
    name: `prebundle:${specifier}`,
    async serverStart() {
      const { outputFiles } = await build({
        stdin: { contents: `export {${exports}} from '${specifier}';`, resolveDir: process.cwd() },
        bundle: true,
        format: 'esm',
        platform: 'browser',
        write: false,
        logLevel: 'error',
      });
      body = outputFiles[0].text;
    },
    resolveImport: ({ source }) => (source === specifier ? url : undefined),
    serve: ({ path }) => (path === url ? { body, type: 'js' } : undefined),
  };
}
