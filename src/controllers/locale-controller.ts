/** The language an element speaks: that of the nearest ancestor, as long as it is connected. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { deferred } from '../internal/deferred.js';
import { fetchMessages, messagesFor, onLanguage } from '../i18n/languages.js';
import type { BaseMessages } from '../i18n/messages.js';
import { ancestorLanguage, watchLanguage, type AncestorLanguage } from './ancestor-language.js';

/** Shipped languages that are written from right to left. */
const RIGHT_TO_LEFT: readonly string[] = ['ar'];

/** For how many ms a host waits for its language. */
export const PATIENCE = 1000;

/** The `dir` of what texts are shown in; undefined where that is as the page has it, or has said it itself. */
export function textDirection({ lang }: BaseMessages, said: boolean): 'rtl' | undefined {
  return !said && RIGHT_TO_LEFT.includes(lang) ? 'rtl' : undefined;
}

/** Redraws its host when the page changes language or direction, and when a language has arrived. */
export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #now: AncestorLanguage = { lang: '', hasDirection: false };
  #stop: (() => void)[] = [];

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** The texts to show now. */
  get messages(): BaseMessages {
    return messagesFor(this.#now.lang);
  }

  /** The `dir` of what these texts are shown in; undefined where that is as the page has it. */
  get direction(): 'rtl' | undefined {
    return textDirection(this.messages, this.#now.hasDirection);
  }

  /** Settles when the texts to show are here, or are late: nobody is kept from a call for its words. */
  async arrived(): Promise<void> {
    const { promise: late, resolve } = deferred();
    const timer = setTimeout(resolve, PATIENCE);
    try {
      await Promise.race([fetchMessages(this.#now.lang), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  hostConnected(): void {
    const redraw = () => this.#host.requestUpdate();
    this.#stop = [watchLanguage(this.#host, () => this.#look()), onLanguage(redraw)];
    this.#look();
  }

  hostDisconnected(): void {
    for (const stop of this.#stop.splice(0)) stop();
  }

  /** After `moveBefore()`, which neither disconnects nor connects. */
  hostMoved(): void {
    this.hostDisconnected();
    this.hostConnected();
  }

  #look(): void {
    const { lang, hasDirection } = ancestorLanguage(this.#host);
    if (lang === this.#now.lang && hasDirection === this.#now.hasDirection) return;
    this.#now = { lang, hasDirection };
    this.#host.requestUpdate();
  }
}
