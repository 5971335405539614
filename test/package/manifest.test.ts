import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import ts from 'typescript';
import { parse, read, walk } from './sources.js';

interface Named {
  readonly name: string;
  readonly kind?: string;
  readonly readonly?: boolean;
  readonly attribute?: string;
}
interface Declaration extends Named {
  readonly tagName?: string;
  readonly attributes?: readonly Named[];
  readonly members?: readonly Named[];
  readonly events?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssStates?: readonly Named[];
  readonly cssProperties?: readonly Named[];
}
interface Manifest {
  readonly modules: readonly {
    readonly path: string;
    readonly declarations: readonly Declaration[];
    readonly exports: readonly Named[];
  }[];
}

const MANIFEST = JSON.parse(read('custom-elements.json')) as Manifest;
const ELEMENTS = new Map(
  MANIFEST.modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ tagName }) => tagName)
    .map((declaration) => [declaration.tagName!, declaration]),
);
const LIFECYCLE = [
  'constructor',
  'render',
  'scheduleUpdate',
  'update',
  'updated',
  'firstUpdated',
  'willUpdate',
];

const names = (list: readonly Named[] = []) => list.map(({ name }) => name).sort();
const fields = ({ members = [] }: Declaration) => names(members.filter(({ kind }) => kind === 'field'));
const methods = ({ members = [] }: Declaration) => names(members.filter(({ kind }) => kind === 'method'));

/** The prototypes of the package's own classes: those below LitElement. */
function prototypesOf(prototype: object): object[] {
  if (Object.hasOwn(prototype, 'renderOptions') || Object.hasOwn(prototype, 'createRenderRoot')) return [];
  return [prototype, ...prototypesOf(Object.getPrototypeOf(prototype) as object)];
}

/** The columns of names of the first table under a heading of the README: what stands in backticks at their start. */
function table(heading: string): string[][] {
  const section = read('README.md')
    .split(/^#{2,4} /m)
    .find((text) => text.startsWith(`${heading}\n`));
  assert.ok(section, `README.md has the heading ${heading}`);
  const rows = (/^\|.*\n\|[ :|-]+\n((?:\|.*\n)*)/m.exec(section)?.[1] ?? '').trim().split('\n');
  const cells = rows.map((row) =>
    row
      .split('|')
      .slice(1, 3)
      .map((cell) => /^ *`([^`]+)`/.exec(cell)?.[1] ?? ''),
  );
  return [0, 1].map((column) => cells.map((row) => row[column]).sort());
}

/** The string literals of a type in a source: the members of a union, or the names of an interface. */
function literals(path: string, type: string): string[] {
  const found: string[] = [];
  walk(parse(path), (node) => {
    if (!(ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) || node.name.text !== type)
      return;
    walk(node, (inner) => {
      if (ts.isStringLiteral(inner)) found.push(inner.text);
    });
  });
  assert.ok(found.length, `${path} has ${type}`);
  return found.sort();
}

describe('custom-elements.json', () => {
  type ElementClass = CustomElementConstructor & {
    readonly observedAttributes: readonly string[];
    readonly elementProperties: ReadonlyMap<string, { readonly state?: boolean }>;
  };
  let classes: Map<string, ElementClass>;
  before(async () => {
    const entry: string = 'zego-call/elements.js'; // the types must not ask for a build
    const built = (await import(entry)) as Record<string, ElementClass>;
    classes = new Map([...ELEMENTS].map(([tag, { name }]) => [tag, built[name]]));
  });

  it('names the three elements and their definitions', () => {
    const tags = ['zego-call', 'zego-local-video', 'zego-remote-video'];
    assert.deepEqual([...ELEMENTS.keys()].sort(), tags);
    const exported = MANIFEST.modules.flatMap((module) => module.exports);
    assert.deepEqual(names(exported.filter(({ kind }) => kind === 'custom-element-definition')), tags);
  });

  it('names published files', () => {
    assert.deepEqual(
      MANIFEST.modules.map(({ path }) => path).filter((path) => !path.startsWith('dist/')),
      [],
    );
  });

  for (const [tag, declaration] of ELEMENTS)
    describe(`for <${tag}>`, () => {
      it('has the attributes of the class', () => {
        assert.deepEqual(names(declaration.attributes), [...classes.get(tag)!.observedAttributes].sort());
      });

      it('has the properties and methods of the class', () => {
        const { elementProperties, prototype } = classes.get(tag)!;
        const own = prototypesOf(prototype).flatMap((each) =>
          Object.entries(Object.getOwnPropertyDescriptors(each)),
        );
        const accessors = own.filter(([, { get }]) => get).map(([name]) => name);
        const reactive = [...elementProperties].filter(([, { state }]) => !state).map(([name]) => name);
        const internal = [...elementProperties].filter(([, { state }]) => state).map(([name]) => name);
        const properties = [...new Set([...accessors, ...reactive])].filter(
          (name) => !internal.includes(name),
        );
        assert.deepEqual(fields(declaration), properties.sort());
        const functions = own.filter(([, { value }]) => typeof value === 'function').map(([name]) => name);
        const callable = functions.filter((name) => !LIFECYCLE.includes(name) && !name.endsWith('Callback'));
        assert.deepEqual(methods(declaration), callable.sort());
      });
    });
});

describe('the README', () => {
  const call = ELEMENTS.get('zego-call')!;

  it('has every attribute and property of <zego-call>', () => {
    const [attributes, properties] = table('Attributes and properties');
    const [further] = table('Properties without an attribute');
    const [readOnly] = table('Read-only properties');
    assert.deepEqual(attributes, names(call.attributes));
    assert.deepEqual([...properties, ...further, ...readOnly].sort(), fields(call));
    assert.deepEqual(readOnly, names(call.members!.filter((member) => member.readonly)));
  });

  it('has every method of <zego-call>', () => {
    assert.deepEqual(table('Methods')[0], methods(call));
  });

  it('has every event', () => {
    const events = literals('src/events.ts', 'ZegoCallEventMap');
    assert.deepEqual(table('Events')[0], events);
    assert.deepEqual(names(call.events), events);
  });

  it('has every state', () => {
    assert.deepEqual(table('States')[0], literals('src/call/call-state.ts', 'CallState'));
  });

  it('has every error code', () => {
    assert.deepEqual(table('Errors')[0], literals('src/errors.ts', 'CallErrorCode'));
  });

  for (const [heading, list] of [
    ['CSS parts', call.cssParts],
    ['CSS custom properties', call.cssProperties],
    ['CSS states', call.cssStates],
  ] as const)
    it(`has the ${heading}`, () => {
      assert.deepEqual(table(heading)[0], names(list));
    });
});
