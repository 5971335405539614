import 'zego-call/svelte.js';
import type { SvelteHTMLElements } from 'svelte/elements';

type Call = SvelteHTMLElements['zego-call'];

// @ts-expect-error neither a list nor a text
export const hosts: Call = { hosts: 1 };

// @ts-expect-error no such layout
export const layout: Call = { layout: 'circle' };

// @ts-expect-error no such state
export const listener: Call = { 'oncall-state': ({ detail }) => detail.state === 'lost' };

// @ts-expect-error no event of this name
export const event: Call = { 'oncall-stat': () => {} };

// @ts-expect-error cannot be set
export const state: Call = { state: 'joined' };
