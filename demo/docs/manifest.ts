/** Tables of every public member, of custom-elements.json. */
import { readFileSync } from 'node:fs';
import { ROOT } from './readme.js';

interface Described {
  readonly name?: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
}

interface Member extends Described {
  readonly kind: string;
  readonly privacy?: string;
  readonly readonly?: boolean;
  readonly parameters?: readonly (Described & { readonly optional?: boolean })[];
  readonly return?: Described;
}

interface Declaration {
  readonly tagName?: string;
  readonly members?: readonly Member[];
  readonly events?: readonly Described[];
}

const inline = (text = '') => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
/** Vue would take braces and tags in a text for its own. */
const code = (text: string) =>
  `<code v-pre>${inline(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code>`;
const prose = (text?: string) => inline(text).replaceAll('<', '&lt;').replaceAll('{', '&#123;');

const table = (head: string, rows: readonly string[]) =>
  rows.length ? `| ${head} | type | what it is |\n| --- | --- | --- |\n${rows.join('\n')}\n` : '';

const row = (name: string, type: string, text?: string) =>
  `| ${code(name)} | ${code(type)} | ${prose(text)} |`;

function signature({ parameters = [], return: result }: Member): string {
  const list = parameters.map(
    ({ name, type, optional }) => `${name}${optional ? '?' : ''}: ${type?.text ?? 'unknown'}`,
  );
  return `(${list.join(', ')}) => ${result?.type?.text ?? 'void'}`;
}

function tables({ tagName, members = [], events = [] }: Declaration): string {
  const own = members.filter(({ privacy = 'public' }) => privacy === 'public');
  const fields = own.filter(({ kind }) => kind === 'field');
  const methods = own.filter(({ kind }) => kind === 'method');
  return [
    `### Members of \`<${tagName}>\`\n`,
    table(
      'property',
      fields.map(({ name, type, description }) => row(name!, type?.text ?? '', description)),
    ),
    table(
      'method',
      methods.map((method) => row(method.name!, signature(method), method.description)),
    ),
    table(
      'event',
      events.map(({ name, type, description }) => row(name!, type?.text ?? '', description)),
    ),
  ].join('\n');
}

/** The tables, one after the other for each element. */
export function memberTables(): string {
  const { modules } = JSON.parse(readFileSync(`${ROOT}custom-elements.json`, 'utf8')) as {
    modules: readonly { readonly declarations?: readonly Declaration[] }[];
  };
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName)
    .map(tables)
    .join('\n');
}
