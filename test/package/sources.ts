/** Reads the files of the project for the tests that are about them. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OnResolveArgs } from 'esbuild';
import ts from 'typescript';

/** The project's folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The text of a file, by its path in the project. */
export const read = (path: string) => readFileSync(ROOT + path, 'utf8');

/** The code of a built file, without comments. */
export const codeOf = (path: string) =>
  read(path)
    .replace(/\/\*.*?\*\/|\/\/.*/gs, '')
    .trim();

/** The files of a folder and of those in it, as paths in the project. */
export function filesOf(folder: string, pattern: RegExp): string[] {
  return readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => pattern.test(path))
    .sort();
}

/** One import or re-export of a module. */
export interface Import {
  /** A path in the project for a relative import, with the extension of the importing file; else the package's name. */
  readonly target: string;
  /** Gone after compiling. */
  readonly typeOnly: boolean;
  /** By `import()`. */
  readonly dynamic: boolean;
}

/** The syntax tree of a TypeScript or JavaScript file. */
export const parse = (path: string) => ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true);

/** Calls `visit` with each node below `node`. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  node.forEachChild((child) => {
    visit(child);
    walk(child, visit);
  });
}

/** What a file imports. */
export function importsOf(path: string): Import[] {
  const imports: Import[] = [];
  const add = (specifier: ts.Expression, typeOnly: boolean, dynamic: boolean) => {
    if (!ts.isStringLiteralLike(specifier)) throw new Error(`${path} imports what cannot be read`);
    const { text } = specifier;
    const file = posix.join(dirname(path), text);
    const target = text.startsWith('.') ? file.replace(/\.js$/, path.endsWith('.ts') ? '.ts' : '.js') : text;
    imports.push({ target, typeOnly, dynamic });
  };
  walk(parse(path), (node) => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword, false);
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier)
      add(node.moduleSpecifier, node.isTypeOnly, false);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false, true);
  });
  return imports;
}

/** Every module that is loaded with `entry`: files of the project and names of packages. */
export function loadedWith(entry: string): Set<string> {
  const seen = new Set([entry]);
  for (const path of seen)
    if (/^(src|test|dist)\/.*\.[jt]s$/.test(path))
      for (const { target, typeOnly, dynamic } of importsOf(path))
        if (!typeOnly && !dynamic) seen.add(target);
  return seen;
}

/** For esbuild: what is imported by `import()` is a file of its own. */
export const lazyIsApart = ({ path, kind }: OnResolveArgs) =>
  kind === 'dynamic-import' ? { path, external: true } : undefined;
