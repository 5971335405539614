/**
 * Lets lazy files use what the entry has, Lit above all, instead of bringing it along once more. They cannot import the
 * entry, whose address may carry a query: then it would run twice. So the entry leaves what they use under a symbol.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { moduleId } from './lazy-files.js';

const { version } = JSON.parse(readFileSync(moduleId('package.json'), 'utf8')) as { version: string };

/** Where it is: of one version, because what the entry has is not public. */
export const LENT = `globalThis[Symbol.for("zego-call/${version}")]`;

const BORROWED = 'borrowed:';
const LENDABLE = /\/src\/.*\.ts$|\/node_modules\/(lit|lit-html|lit-element|@lit\/[^/]+)\//;

/** Whose names have to differ: files of the package, and Lit as a whole, which has each name once. */
const owner = (module: string) => (module.includes('/node_modules/') ? 'lit' : module);

/** `entry`, `lazy`: whether an environment builds one. The entry is built first, the lazy files next, then the entry again. */
export function borrowing(entry: (name: string) => boolean, lazy: (name: string) => boolean): Plugin {
  const eager = new Set<string>();
  const borrowed = new Map<string, string>(); // name → module

  const borrow = (name: string, module: string) => {
    const other = borrowed.get(name);
    if (other && owner(other) !== owner(module))
      throw new Error(`${name} is exported by ${other} and ${module}`);
    if (!other) borrowed.set(name, module);
  };

  return {
    name: 'borrowing',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => entry(name) || lazy(name),
    async resolveId(specifier, importer, options) {
      if (!importer || !lazy(this.environment.name)) return undefined;
      const resolved = await this.resolve(specifier, importer, { ...options, skipSelf: true });
      if (!resolved || !eager.has(resolved.id)) return undefined;
      return { id: BORROWED + resolved.id, external: true };
    },
    transform(code, id) {
      if (!entry(this.environment.name) || id !== moduleId('src/index.ts') || !borrowed.size)
        return undefined;
      const names = [...borrowed.keys()].sort();
      const imports = names.map((name) => `import { ${name} as lent_${name} } from '${borrowed.get(name)}';`);
      const lent = names.map((name) => `${name}: lent_${name}`);
      return { code: `${code}${imports.join('')}${LENT} ??= {${lent.join()}};`, map: null };
    },
    moduleParsed({ id }) {
      if (entry(this.environment.name) && LENDABLE.test(id)) eager.add(id);
    },
    renderChunk(code, _, { format }) {
      if (!lazy(this.environment.name) || format !== 'es') return null;
      const plain = /import\s*(?:\{([^}]*)\}\s*from\s*)?"borrowed:([^"]+)";?/g;
      const borrowing = code.replace(plain, (_, names: string | undefined, module: string) => {
        if (!names) return '';
        const pairs = names.split(',').map((pair) => pair.trim().split(/\s+as\s+/));
        for (const [name] of pairs) borrow(name, module);
        return `const { ${pairs.map((pair) => pair.join(': ')).join()} } = ${LENT};`;
      });
      return { code: borrowing, map: null }; // line for line the same
    },
  };
}
