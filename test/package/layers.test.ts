import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { filesOf, importsOf, loadedWith, parse, read, walk } from './sources.js';

const SDK = 'zego-express-engine-webrtc';

/** What the files of each room may import besides each other: rooms, then packages. */
const ARROWS: Record<string, readonly string[]> = {
  index: ['define', 'elements.ts'],
  define: ['elements.ts'],
  'elements.ts': ['elements', 'call', 'engine/call-engine', 'events', 'errors'],
  server: ['elements', 'controllers', 'i18n', 'lit', '@lit-labs/ssr'],
  elements: ['controllers', 'call', 'styles', 'i18n', 'events', 'errors', 'internal', 'lit', 'uplot'],
  controllers: ['call', 'i18n', 'events', 'errors', 'internal', 'lit'], // an element's language is bound to its life
  styles: ['lit'],
  i18n: ['call', 'errors', 'internal'],
  call: ['media', 'engine/call-engine', 'engine/engines', 'events', 'errors', 'internal'],
  media: ['errors', 'internal'],
  'engine/call-engine': ['errors'],
  'engine/engines': ['engine/call-engine', 'engine/engine-files'],
  'engine/engine-files': ['errors', 'engine/call-engine', 'engine/zego', 'engine/loopback'],
  'engine/zego': ['engine/call-engine', 'errors', 'internal', SDK],
  'engine/loopback': ['engine/call-engine', 'errors', 'internal'],
  frameworks: ['index', 'elements.ts', 'preact', 'react', 'solid-js', 'svelte', 'vue'], // of these the types
  simulate: ['engine/call-engine', 'engine/loopback'],
  events: ['errors', 'call'],
  errors: [],
  internal: ['errors'],
};

/** The room of a file of src, or the package of a specifier. */
function room(target: string): string {
  if (!target.startsWith('src/')) return /^(@[^/]+\/)?[^/]+/.exec(target)![0];
  const path = target.slice('src/'.length).replace(/(\.script)?\.ts$/, '');
  if (path === 'elements') return 'elements.ts'; // beside the folder of that name
  const depth = path.startsWith('engine/') ? 2 : 1;
  return path.split('/').slice(0, depth).join('/');
}

const sources = filesOf('src', /\.ts$/);

describe('the layers of src', () => {
  it('import only along the arrows', () => {
    const wrong = sources.flatMap((path) => {
      const from = room(path);
      return importsOf(path)
        .filter(({ target }) => room(target) !== from && !ARROWS[from]?.includes(room(target)))
        .map(({ target }) => `${path} → ${target}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('count in a rem that is never too small: by their own css, and not in conditions, which it does not reach', () => {
    const wrong = sources.filter((path) => {
      const text = read(path);
      return (
        path !== 'src/styles/css.ts' &&
        (/\bcss\b[^;]*from 'lit'/.test(text) || /@(container|media)[^{]*\drem/.test(text))
      );
    });
    assert.deepEqual(wrong, []);
  });

  it('reach an engine by import() only, but for the simulation, which is nothing without its own', () => {
    const users = sources.filter((path) => room(path) !== 'simulate');
    const wrong = users.flatMap((path) =>
      importsOf(path)
        .filter(({ target, dynamic }) => /^engine\/(zego|loopback)$/.test(room(target)) && !dynamic)
        .filter(({ target }) => room(target) !== room(path))
        .map(({ target }) => `${path} → ${target}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('import nothing in a circle', () => {
    const done = new Set<string>();
    const visit = (path: string, above: readonly string[]): void => {
      assert.ok(!above.includes(path), [...above, path].join(' → '));
      if (done.has(path) || !sources.includes(path)) return;
      done.add(path);
      for (const { target, dynamic } of importsOf(path)) if (!dynamic) visit(target, [...above, path]);
    };
    sources.forEach((path) => visit(path, []));
  });

  it('name no page below the controllers', () => {
    const pure = sources.filter((path) => /^src\/(call|media|engine|internal)\//.test(path));
    const wrong: string[] = [];
    for (const path of pure.filter((each) => !each.endsWith('.script.ts')))
      walk(parse(path), (node) => {
        if (ts.isIdentifier(node) && /^(document|window|HTML\w*Element)$/.test(node.text))
          wrong.push(`${path}: ${node.text}`);
      });
    assert.deepEqual(wrong, []);
  });

  for (const entry of ['src/index.ts', 'dist/index.js', 'dist/cdn/zego-call.js'])
    it(`load neither an engine nor the room with ${entry}`, () => {
      const lazy = [...loadedWith(entry)].filter((target) =>
        /engine\/(zego|loopback)\/|\/call-room\.[jt]s$|cdn\/.*-engine\.js$|^zego-express/.test(target),
      );
      assert.deepEqual(lazy, []);
    });
});
