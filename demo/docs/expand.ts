/** Makes pages whole: takes in what the README, the manifest and the demo say, and finds the examples that run. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { memberTables } from './manifest.js';
import { blocks, item, ROOT, section } from './readme.js';

/** An example that runs in a page: HTML for the loopback. */
export interface Example {
  /** Without its ending. */
  readonly name: string;
  readonly html: string;
  /** How many simulated people are in its rooms. */
  readonly people: number;
}

/** A page with all that it takes in. */
export interface Page {
  /** Without its ending. */
  readonly name: string;
  readonly text: string;
  readonly examples: readonly Example[];
}

const PAGES = `${ROOT}demo/docs/pages/`;
const PEOPLE = 2;

/** What runs in a page of the site: neither a dev server nor a ZEGO application. */
export const NOT_STATIC = ['sandbox.html', 'zego.html'];

/** The demo pages that are part of the site. */
export const DEMOS: readonly string[] = readdirSync(`${ROOT}demo`)
  .filter((name) => name.endsWith('.html') && !NOT_STATIC.includes(name))
  .sort();

function source(path: string): string {
  return `\`\`\`${extname(path).slice(1)}\n${readFileSync(ROOT + path, 'utf8').trimEnd()}\n\`\`\``;
}

function demos(): string {
  const title = (name: string) =>
    /<title>(.*?)(?: · zego-call)?<\/title>/.exec(readFileSync(`${ROOT}demo/${name}`, 'utf8'))![1];
  return DEMOS.map((name) => `- <a href="/demo/${name}" target="_self">${title(name)}</a>`).join('\n');
}

/** `heading`, with `, alone`, `, item …`, `, 3 from …` and ` as …`, which gives it a heading of its own. */
function readme(what: string): string {
  const pattern = /^(.+?)(?:, (?:(alone)|item (.+?)|(\d+) from (.+?)))?(?: as (.+))?$/;
  const [, heading, alone, name, count, from, as] = pattern.exec(what)!;
  const taken = () => {
    if (name) return item(heading, name);
    return from ? blocks(heading, Number(count), from) : section(heading, Boolean(alone));
  };
  return as ? `## ${as}\n\n${taken()}` : taken();
}

const DIRECTIVES: Readonly<Record<string, (what: string) => string>> = {
  readme,
  source,
  demos,
  manifest: memberTables,
};

/** A page by its name. Throws when it asks for what is not there. */
export function expand(name: string): Page {
  const examples: Example[] = [];
  const example = (whole: string, people: string | undefined, html: string) => {
    if (!html.includes('engine="loopback"')) return whole;
    const each = { name: `${name}-${examples.length + 1}`, html, people: Number(people ?? PEOPLE) };
    examples.push(each);
    const frame = `<iframe class="live" src="/live/${each.name}.html" title="The example, running" loading="lazy" allow="camera; microphone; autoplay; display-capture; fullscreen"></iframe>`;
    return `\`\`\`html\n${html}\`\`\`\n\n${frame}\n`;
  };
  const text = readFileSync(`${PAGES}${name}.md`, 'utf8')
    .replace(/^<!--(\w+) ?(.*?)-->$/gm, (_, directive: string, what: string) => DIRECTIVES[directive](what))
    .replace(/^```html(?: people=(\d+))?\n(.*?)^```$/gms, example);
  return { name, text, examples };
}

/** All pages. */
export function expandAll(): Page[] {
  return readdirSync(PAGES).map((file) => expand(file.replace(/\.md$/, '')));
}
