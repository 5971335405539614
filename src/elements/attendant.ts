/** What attends to a call from joining to leaving: keeps what is to be told and said of it, and measures what there is room for. */
import type { CallChange } from '../call/call-changes.js';
import type { CallSession } from '../call/call-session.js';
import { isWeak } from '../call/call-state.js';
import { isActive } from '../call/call-transitions.js';
import { ignoreReported } from '../controllers/call-controller.js';
import { offerSystemButtons } from '../controllers/media-session.js';
import { ReceptionController } from '../controllers/reception-controller.js';
import { allOf } from '../i18n/en-call.js';
import type { BaseMessages, Messages } from '../i18n/messages.js';
import type { CallCommands } from './call-commands.js';
import { BarWidth } from './controls/bar-width.js';
import { followLevel } from './controls/level-ring.js';
import { Announcer } from './notices/announcer.js';
import { noticesAfter, type Notice } from './notices/notices.js';
import { Spell } from './notices/spell.js';
import type { Chat } from './panels/side-panel.js';
import { heldSpeaker } from './stage/arrangement.js';
import { flyReaction } from './stage/flying-reactions.js';
import type { StageFit } from './stage/fit.js';
import { StageSize } from './stage/stage-size.js';
import type { ViewState } from './view-state.js';

/** What of it is drawn. */
export interface Attended {
  /** All words, in the language of the call. */
  readonly messages: Messages;
  /** What the stage has room for. */
  readonly fit: StageFit;
  /** How many round buttons fit in the bar. */
  readonly places: number;
  /** Who spoke last, by user id. */
  readonly speaker: string | undefined;
  /** What is to be known and not dismissed. */
  readonly notices: readonly Notice[];
  /** Others were in this call before. */
  readonly hadCompany: boolean;
  /** What a screen reader says; a new `id` makes it say the same text again. */
  readonly announced: { readonly id: number; readonly text: string };
  /** The user speaks with the microphone off. */
  readonly mutedSpeech: Spell;
  /** The user's connection is poor, with the camera on. */
  readonly weakLink: Spell;
  readonly chat: Chat;
  /** Lets a screen reader say something. */
  readonly say: (text: string) => void;
  readonly dismiss: (notice: Notice) => void;
}

/** What an attendant has of the element that it attends. */
export interface Attending {
  readonly call: CallCommands;
  readonly session: CallSession;
  readonly view: ViewState;
  /** The words of now. */
  readonly words: () => BaseMessages;
  /** Draws the element, once a frame at most. */
  readonly redraw: () => void;
}

/** Of one `<zego-call>`, from its first call on. */
export class Attendant {
  readonly #call: CallCommands;
  readonly #session: CallSession;
  readonly #view: ViewState;
  readonly #size: StageSize;
  readonly #bar: BarWidth;
  readonly #announcer: Announcer;
  readonly #words: () => BaseMessages;
  readonly #mutedSpeech: Spell;
  readonly #weakLink: Spell;
  #notices: readonly Notice[] = [];
  #speaker: string | undefined;
  #hadCompany = false;

  constructor({ call, session, view, words, redraw }: Attending) {
    this.#words = words;
    this.#call = call;
    this.#session = session;
    this.#view = view;
    this.#size = new StageSize(call);
    this.#bar = new BarWidth(call);
    this.#announcer = new Announcer(redraw);
    const told = (key: 'mutedSpeech' | 'weakLink') => () => this.#say(allOf(words()).inCall[key]);
    this.#mutedSpeech = new Spell({ before: 0, after: 5000 }, told('mutedSpeech'), redraw);
    this.#weakLink = new Spell({ before: 6000, after: 10_000 }, told('weakLink'), redraw);
    session.subscribe(({ microphone, camera, speakingWhileMuted, participants }) => {
      const { quality } = participants.find(({ local }) => local) ?? { quality: 0 };
      this.#mutedSpeech.follow(speakingWhileMuted, microphone === 'off');
      this.#weakLink.follow(isWeak(quality), camera === 'on');
    });
    followLevel(call);
    call.addController(new ReceptionController(call, () => ({ pinned: view.now.pinned, next: view.next })));
    offerSystemButtons(session);
  }

  /** As of now. */
  get now(): Attended {
    return {
      messages: allOf(this.#words()),
      ...{ fit: this.#size.fit, places: this.#bar.places },
      ...{ speaker: this.#speaker, notices: this.#notices, hadCompany: this.#hadCompany },
      ...{ mutedSpeech: this.#mutedSpeech, weakLink: this.#weakLink },
      announced: this.#announcer.now,
      chat: this.#chat,
      say: this.#say,
      dismiss: this.#dismiss,
    };
  }

  /** Takes in what happened, in words if it is worth it. An open chat speaks for itself. */
  news(changes: readonly CallChange[]): void {
    const { state, participants } = this.#call.snapshot;
    const active = isActive(state);
    this.#notices = active ? noticesAfter(this.#notices, changes) : [];
    this.#hadCompany = active && (this.#hadCompany || participants.length > 1);
    this.#speaker = heldSpeaker(this.#speaker, participants);
    this.#announcer.news(allOf(this.#words()), changes, { active, chatOpen: this.#chatOpen, participants });
    const { shadowRoot } = this.#call;
    for (const change of changes)
      if (change.type === 'reaction' && shadowRoot) flyReaction(shadowRoot, change.from, change.reaction);
  }

  /** What there was to say is in the page. */
  drawn(): void {
    this.#announcer.drawn();
  }

  get #chatOpen(): boolean {
    return this.#view.now.panel === 'chat';
  }

  get #chat(): Chat {
    return {
      all: this.#session.messages,
      draft: this.#session.draft!, // in a call there is one
      send: (text) => void this.#call.sendMessage(text).catch(ignoreReported),
      retry: (id) => void this.#session.retryMessage(id).catch(ignoreReported),
    };
  }

  readonly #say = (text: string) => this.#announcer.say(text);

  readonly #dismiss = (notice: Notice) => {
    this.#notices = this.#notices.filter((other) => other !== notice);
    this.#call.requestUpdate();
  };
}
