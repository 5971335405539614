import { build } from 'esbuild';

/**
 * Test-runner plugin: serves a CommonJS package, which a browser cannot import, as one ES module bundled at start; that
 * of `source`, should it differ.
 */
export function prebundle(specifier, exports, source = specifier) {
  const url = `/__prebundled__/${specifier.replace(/\W+/g, '-')}.js`;
  let body;
  return {
    name: `prebundle:${specifier}`,
    async serverStart() {
      const { outputFiles } = await build({
        stdin: { contents: `export {${exports}} from '${source}';`, resolveDir: process.cwd() },
        bundle: true,
        format: 'esm',
        platform: 'browser',
        write: false,
        logLevel: 'error',
      });
      body = outputFiles[0].text;
    },
    resolveImport: ({ source: imported }) => (imported === specifier ? url : undefined),
    serve: ({ path }) => (path === url ? { body, type: 'js' } : undefined),
  };
}
