/** For servers: the HTML of a call, with what it looks like before a script has come. Needs `@lit-labs/ssr`. */
import { render } from '@lit-labs/ssr';
import { FallbackRenderer } from '@lit-labs/ssr/lib/element-renderer.js';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import type { CSSResult, TemplateResult } from 'lit';
import { textDirection } from './controllers/locale-controller.js';
import { placeholder, placeholderStyles, tilePlaceholder } from './elements/placeholder.js';
import { fetchMessages } from './i18n/languages.js';

/** The value of an attribute: `true` is there without a value; `false`, null and undefined leave it out. */
export type AttributeValue = string | number | boolean | null | undefined;

/**
 * Attributes of the tag, by their names in HTML: `app-id`, not `appId`. No `token`: pages are cached and logged. No
 * handlers of events either.
 */
export type CallAttributes = Readonly<Record<string, AttributeValue>> & { readonly token?: never };

/** What else there is to say of it. */
export interface RenderOptions {
  /** What is shown where scripts do not run, as text. Default: that the call could not be loaded, in its language. */
  readonly fallback?: string;
  /**
   * The page's own layout, in place of the stage: HTML as it would be written into the tag. It is not escaped, as it is the
   * page's. Give `<zego-local-video>` and `<zego-remote-video>` a size in the page's style sheet: without one they have none
   * until the script has come.
   */
  readonly layout?: string;
  /** Likewise what goes into the slots of the call: elements with `slot`, such as buttons beside those of the bar. */
  readonly slotted?: string;
  /** The nonce for styles that the content security policy of the page asks for. */
  readonly nonce?: string;
}

/**
 * Resolves with the HTML of a `<zego-call>` whose lobby, or with `autojoin` whose empty stage, is in a declarative shadow
 * root: it is drawn at its full size before any script has come, in the language of the attribute `lang`, and gives way to
 * the element without a flash. All attributes and `fallback` are escaped; `layout` and `slotted` are HTML. Rejects with a
 * TypeError on `token`, on handlers of events, and on what is not a name in HTML.
 */
export async function renderCall(
  attributes: CallAttributes,
  { fallback, layout = '', slotted = '', nonce }: RenderOptions = {},
): Promise<string> {
  const given = Object.entries<AttributeValue>(attributes).map(attribute).join('');
  const text = (name: string) => String(attributes[name] ?? '');
  const flag = (name: string) => !['false', 'undefined', 'null'].includes(String(attributes[name]));
  const messages = await fetchMessages(text('lang'));
  const input = {
    ...{ messages, direction: textDirection(messages, Boolean(text('dir'))), room: text('room') },
    ...{ hasName: Boolean(text('user-name')), autojoin: flag('autojoin'), muted: flag('muted') },
    ...{ cameraOff: flag('camera-off'), audioOnly: flag('audio-only') },
    ...{ viewOnly: flag('view-only'), hideControls: flag('hide-controls') },
    ownLayout: Boolean(layout.trim()),
  };
  const { call, tile } = placeholderStyles;
  const inside = shadow(tile, await markup(tilePlaceholder(input)), nonce);
  // No element yet: it would be one for the moment between its definition and the first drawing of the call.
  const drawn = (await markup(placeholder(input)))
    .replace(/<zego-local-video\b[^>]*>/, (tag) => tag.replace('zego-local-video', 'div') + inside)
    .replace('</zego-local-video>', '</div>');
  const without = `<noscript slot="without-script">${escape(fallback ?? messages.errors['engine-load'])}</noscript>`;
  return `<zego-call${given}>${shadow(call, drawn, nonce)}${layout}${slotted}${without}</zego-call>`;
}

function attribute([name, value]: [string, AttributeValue]): string {
  if (name === 'token')
    throw new TypeError(
      'A token does not belong into HTML, which is cached: give token-url, or set it by script.',
    );
  if (!/^(?!on)[a-z][a-z\d-]*$/.test(name))
    throw new TypeError(
      `"${name}" is no attribute to write: give names as in HTML, and listen to events by script.`,
    );
  if (value === false || value === null || value === undefined) return '';
  return ` ${name}="${value === true ? '' : escape(String(value))}"`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escape = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character]);

function shadow(styles: readonly CSSResult[], content: string, nonce: string | undefined): string {
  const rules = styles
    .map(({ cssText }) => cssText)
    .join('')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ');
  const attributes = nonce === undefined ? '' : ` nonce="${escape(nonce)}"`;
  return `<template shadowrootmode="open"><style${attributes}>${rules}</style>${content}</template>`;
}

/** Of a template within a call. Without the marks by which Lit would find its parts again: the element draws anew. */
async function markup(template: TemplateResult): Promise<string> {
  const host = { customElementHostStack: [new FallbackRenderer('zego-call')] };
  const result = await collectResult(render(template, host));
  return result.replace(/<!--\/?lit-(part|node)[^>]*-->/g, '').replace(/\n\s*/g, ' ');
}
