import type { PropertyValues, TemplateResult } from 'lit';
import type { CallChange } from '../call/call-changes.js';
import { isActive, isInCall } from '../call/call-transitions.js';
import { CallController } from '../controllers/call-controller.js';
import { emitChange } from '../controllers/call-events.js';
import { LocaleController } from '../controllers/locale-controller.js';
import { RemoteAudioController } from '../controllers/remote-audio-controller.js';
import type { BaseMessages } from '../i18n/messages.js';
import { act, obey } from './call-actions.js';
import type { Attendant } from './attendant.js';
import { callLayout } from './call-layout.js';
import { CallCommands } from './call-commands.js';
import { CALL_STATES, setStates } from './custom-states.js';
import { keepFocus } from './focus.js';
import type { LobbyDesk } from './lobby/lobby.js';
import { LazyParts, loadPart } from './lazy-parts.js';
import { ViewState } from './view-state.js';
import { zegoCallStyles } from './zego-call.styles.js';

/** Of what happened before it could be told, so much is kept. */
const EARLY = 50;

/** Children that are no layout. */
const UNSEEN = 'script, style, template, noscript, link, meta';

/**
 * A video call on ZEGO's cloud: joins a room, publishes camera and microphone, plays everybody else.
 * Draws the whole interface, unless elements are put into it: then those are the layout, and find the call by context.
 *
 * Removing it from the page leaves the call and frees the devices; moving it does not.
 *
 * @tagname zego-call
 * @summary One video call with its interface.
 *
 * @slot - Your own layout, with `<zego-local-video>` and `<zego-remote-video>` anywhere in it, in place of the default stage.
 * @slot lobby - In place of what is shown before the first join.
 * @slot empty - In place of the hint that nobody else is in the call.
 * @slot notice - Your own notices, above the stage.
 * @slot left - In place of what is shown after a call that was left.
 * @slot controls - In place of the buttons.
 * @slot controls-start - Your own buttons, before those of the bar.
 * @slot controls-end - Your own buttons, after those of the bar.
 *
 * @fires {CustomEvent<CallStateDetail>} call-state - The call moved on.
 * @fires {CustomEvent<CallErrorDetail>} call-error - Something failed, whether it ended the call or not.
 * @fires {CustomEvent<CallParticipantDetail>} call-participant-join - Somebody came; those who are there when this user joins are not announced.
 * @fires {CustomEvent<CallParticipantDetail>} call-participant-leave - Somebody left.
 * @fires {CustomEvent<CallParticipantDetail>} call-participant-update - Somebody's microphone, camera, screen or hand was turned on or off, or they began or stopped speaking.
 * @fires {CustomEvent<CallParticipantCountDetail>} call-participant-count - Others came or went.
 * @fires {CustomEvent<CallMediaDetail>} call-media - The own microphone, camera or screen was switched.
 * @fires {CustomEvent<CallDevicesDetail>} call-devices - Devices came or went, their names became known, or another is selected.
 * @fires {CustomEvent<CallCheckDetail>} call-check - A step of `checkConnection()` is done.
 * @fires {CustomEvent<CallTokenRequestDetail>} call-token-request - A token is needed, and neither `tokenProvider`, `token-url` nor a `token` that will do gives one.
 * @fires {CustomEvent<CallPlaybackBlockedDetail>} call-playback-blocked - The browser wants a tap before it plays sound.
 * @fires {CustomEvent<CallMessageDetail>} call-message - Somebody wrote to the room.
 * @fires {CustomEvent<CallActiveSpeakerDetail>} call-active-speaker - Of those who speak, another than before is the loudest; it may be this user.
 * @fires {CustomEvent<CallReactionDetail>} call-reaction - Somebody reacts with one emoji, this user included.
 * @fires {CustomEvent<CallQualityDetail>} call-quality - Somebody's connection got better or worse.
 * @fires {CustomEvent<CallHostCommandDetail>} call-host-command - Somebody asks this user to turn a device off, or removes them; prevented, it is not obeyed.
 * @fires {CustomEvent<CallTimingDetail>} call-timing - A step of joining ended.
 *
 * @csspart base - All of it.
 * @csspart stage - Where the people are.
 * @csspart tile - One person.
 * @csspart local - The tile of the user.
 * @csspart large - The tile that the others lie beside.
 * @csspart video - The picture in a tile.
 * @csspart avatar - The initials in a tile, while there is no picture.
 * @csspart name - The name in a tile.
 * @csspart badge - The sign of a microphone that is off.
 * @csspart network - The sign of a poor connection.
 * @csspart hand - The sign of a raised hand.
 * @csspart reaction - An emoji that somebody shows, over their tile.
 * @csspart paused - What is written on a picture that stands still.
 * @csspart pager - What turns the pages of the stage.
 * @csspart page - Which page it is.
 * @csspart previous-button - The button to the page before.
 * @csspart next-button - The button to the page after.
 * @csspart move-button - The button that puts the own picture into another corner.
 * @csspart tile-button - The button that opens the menu of a tile.
 * @csspart watchers - How many only watch.
 * @csspart notices - The column of notices.
 * @csspart notice - One notice.
 * @csspart sharing - The notice that the screen is shared.
 * @csspart stop-sharing-button - The button in it that ends that.
 * @csspart muted-speech - The notice that the user speaks with the microphone off.
 * @csspart unmute-button - The button in it that turns it on.
 * @csspart weak-link - The notice that the user's connection is weak.
 * @csspart camera-off-button - The button in it that turns the camera off.
 * @csspart panel - What is shown outside a call.
 * @csspart panel-icon - The drawing of the panel.
 * @csspart panel-title - The title of the panel.
 * @csspart panel-text - The text of the panel.
 * @csspart lobby - What is shown before the first call.
 * @csspart preview - The own picture in the lobby, with its buttons.
 * @csspart preview-button - The button that asks for camera and microphone.
 * @csspart settings-button - The button that shows the devices.
 * @csspart name-field - Where the user says what they are called.
 * @csspart problems - What failed in the lobby.
 * @csspart problem - One device that failed.
 * @csspart retry-button - The button that tries that device again.
 * @csspart picker - A list of devices.
 * @csspart meter - How loud the microphone is.
 * @csspart check - The check of the connection, with its steps.
 * @csspart check-button - The button that starts it.
 * @csspart help - How to mend it in this browser.
 * @csspart controls - The bar of buttons.
 * @csspart button - Every button.
 * @csspart microphone-button - The button for the microphone.
 * @csspart camera-button - The button for the camera.
 * @csspart leave-button - The button that leaves.
 * @csspart more-button - The button for what has no place in the bar.
 * @csspart chat-button - The button that opens the chat.
 * @csspart screen-button - The button that shares the screen.
 * @csspart hand-button - The button that raises the hand.
 * @csspart reactions-button - The button that opens the menu of reactions.
 * @csspart people-button - The button that opens the list of people.
 * @csspart layout-button - The button that opens the menu of layouts.
 * @csspart devices-button - The button that opens the menu of devices.
 * @csspart menu - A menu.
 * @csspart side-panel - What is open beside the stage, or over it.
 * @csspart side-title - Its title.
 * @csspart panel-close - The button that closes it.
 * @csspart chat-log - The messages.
 * @csspart chat-message - What one person wrote within a minute.
 * @csspart chat-text - The text of a message.
 * @csspart chat-input - The field to write in.
 * @csspart chat-send - The button that sends.
 * @csspart chat-retry - The button that sends a message again.
 * @csspart diagnostics-person - Whose connection is shown.
 * @csspart diagnostics-plot - One plot of the connection.
 * @csspart diagnostics-copy - The button that copies the figures.
 * @csspart people-search - The field to search people in.
 * @csspart people-list - The list of people.
 * @csspart person - One of them.
 * @csspart pin-button - The button that shows one of them large.
 * @csspart menu-item - A line of a menu.
 * @csspart dialog - The list of keys.
 * @csspart dialog-close - The button that closes it.
 * @csspart join-button - The button that joins, or tries again.
 * @csspart sound-button - The button that lets the others be heard.
 * @csspart dismiss-button - The button that takes a notice away.
 *
 * @cssstate idle - Nothing has begun.
 * @cssstate joining - On the way in.
 * @cssstate joined - In the call.
 * @cssstate reconnecting - In the call, with the connection lost.
 * @cssstate leaving - On the way out.
 * @cssstate left - The call was left.
 * @cssstate failed - The call failed.
 * @cssstate microphone-off - In a call with the own microphone off.
 * @cssstate camera-off - In a call with the own camera off.
 * @cssstate sharing - In a call with the own screen shared.
 * @cssstate playback-blocked - The browser wants a tap before it plays sound.
 * @cssstate alone - In a call with nobody else.
 * @cssstate own-layout - The page's own elements are the layout.
 *
 * @cssprop --zego-call-background - Colour of the stage.
 * @cssprop --zego-call-surface - Colour of buttons and notices.
 * @cssprop --zego-call-tile - Colour behind a picture.
 * @cssprop --zego-call-text - Colour of text.
 * @cssprop --zego-call-subtle-text - Colour of less important text.
 * @cssprop --zego-call-accent - Colour of the main button.
 * @cssprop --zego-call-accent-text - Colour on the main button.
 * @cssprop --zego-call-danger - Colour of the button that leaves.
 * @cssprop --zego-call-danger-text - Colour on the button that leaves.
 * @cssprop --zego-call-radius - Corner radius of stage and tiles.
 * @cssprop --zego-call-gap - Space between tiles.
 * @cssprop --zego-call-control-size - Size of the round buttons, at least 44px.
 * @cssprop --zego-call-font - Font family.
 * @cssprop --zego-call-video-fit - `object-fit` of the pictures.
 */
export class ZegoCallElement extends CallCommands {
  static override styles = zegoCallStyles;

  readonly #internals = this.attachInternals();
  protected override readonly call = new CallController(
    this,
    (changes) => this.#onChanges(changes),
    () => this.#showsLobby,
  );
  protected override readonly audio = new RemoteAudioController(this, this.call.session, this.call.players);
  protected override readonly view = new ViewState((more) => {
    if (more.panel ?? more.menu ?? more.lobbyExtras) this.#parts.tryAgain();
    this.requestUpdate();
  });
  readonly #locale = new LocaleController(this);
  readonly #parts = new LazyParts(
    () => this.#attend(),
    (error, name) => {
      // Whoever would tell it is what is missing: the button to try again does.
      if (name !== 'in-call') this.#tell([{ type: 'error', error }]);
      this.#emit({ type: 'error', error });
    },
    () => this.requestUpdate(),
  );
  #attendant: Attendant | undefined;
  /** What happened before there was one. */
  #early: readonly CallChange[] = [];
  readonly #stats = () => this.getStats();

  constructor() {
    super();
    this.addEventListener('fullscreenchange', () =>
      this.view.set({ fullscreen: this.matches(':fullscreen') }),
    );
    this.addEventListener('command', (event) => obey(this, event as CommandEvent));
  }

  /** Keeps the call while `moveBefore()` moves the element. */
  connectedMoveCallback(): void {
    // Being defined is what keeps it: without this the browser disconnects and connects instead.
    this.#locale.hostMoved();
  }

  /** What a server drew stands until it can be drawn in the same language. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const turn = this.isPlaceholder ? this.#locale.arrived() : this.call.pace.turn();
    return turn ? turn.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override update(changed: PropertyValues): void {
    // A control that vanished under the user must not throw the keyboard back to the top of the page.
    const next = ['.panel button', '.controls [tabindex="0"]', '.call'];
    keepFocus(this.shadowRoot, () => super.update(changed), ...next);
  }

  protected override render(): TemplateResult {
    const draw = this.#attendant && this.#parts.get('in-call');
    return callLayout({
      ...{ snapshot: this.snapshot, room: this.room, mirror: this.mirror, hideControls: this.hideControls },
      ...{ messages: this.words(), direction: this.#locale.direction },
      ...{ layout: this.layout, shortcuts: this.shortcuts === 'on', ownLayout: this.#ownLayout },
      ...{ call: this, view: this.view, parts: this.#parts, stats: this.#stats, lobby: this.#lobby },
      obstacle: this.call.obstacle,
      inCall: this.#attendant && draw && { draw, now: this.#attendant.now },
      act: (action) => act(this, action),
      pin: (userId) => this.pin(userId),
      report: (error) => this.call.session.report(error),
      tryAgain: () => this.#tryAgain(),
      onSlotChange: () => this.requestUpdate(),
    });
  }

  protected override updated(): void {
    this.#attendant?.drawn();
    const { state, microphone, camera, screen, playbackBlocked } = this.snapshot;
    setStates(this.#internals, {
      ...Object.fromEntries(CALL_STATES.map((name) => [name, name === state])),
      'microphone-off': isActive(state) && microphone === 'off',
      'camera-off': isActive(state) && camera === 'off',
      sharing: screen === 'on',
      'playback-blocked': playbackBlocked,
      alone: isInCall(state) && this.participantCount === 1,
      'own-layout': this.#ownLayout,
    });
  }

  protected override readonly words = (): BaseMessages => this.#locale.messages;

  get #ownLayout(): boolean {
    return [...this.children].some((child) => !child.slot && !child.matches(UNSEEN));
  }

  /** Who only watches has nothing to prepare; whoever draws layout or buttons has a lobby of their own. */
  get #showsLobby(): boolean {
    const plain = !this.viewOnly && !this.autojoin && !this.hideControls && !this.#ownLayout;
    return (
      plain && !this.call.obstacle && this.state === 'idle' && !this.querySelector(':scope > [slot="lobby"]')
    );
  }

  get #lobby(): LobbyDesk | undefined {
    if (!this.#showsLobby) return undefined;
    const { preview } = this.call.session;
    return {
      ...{ call: this, preview: preview.now, source: this.source, asksName: !this.userName },
      open: () => void preview.open(),
      set: (kind, on) => preview.set(kind, on),
      rename: (name) => preview.rename(name),
      prefetch: () => {
        this.call.prefetch();
        loadPart('in-call').catch(() => undefined); // told when it is needed
      },
      subscribeLevel: preview.subscribeLevel,
    };
  }

  #tryAgain(): void {
    this.#parts.tryAgain();
    this.#attend();
    this.requestUpdate();
  }

  #onChanges(changes: readonly CallChange[]): void {
    const [first] = changes;
    // Another attempt; each step of one tells its state, too.
    if (first?.type === 'state' && first.state === 'joining' && first.previous !== 'joining') {
      this.#parts.tryAgain();
      this.#early = [];
    }
    this.view.follow(isActive(this.state), changes);
    this.#tell(changes);
    changes.forEach((change) => this.#emit(change));
  }

  #emit(change: CallChange): void {
    emitChange(this, change, () => this.resumePlayback());
  }

  /** What is nothing to a user before a call needs nobody to tell it. */
  #tell(changes: readonly CallChange[]): void {
    const failed = changes.some((change) => 'error' in change && change.error);
    if (!this.#attendant && !isActive(this.state) && !failed) return;
    this.#early = [...this.#early, ...changes].slice(-EARLY);
    this.#attend();
  }

  #attend(): void {
    const part = this.#early.length && this.#parts.get('in-call');
    if (!part) return;
    this.addStyles(part.inCallStyles);
    this.#attendant ??= new part.Attendant({
      ...{ call: this, session: this.call.session, view: this.view, words: this.words },
      redraw: () => this.call.pace.ask(),
    });
    this.#attendant.news(this.#early);
    this.#early = [];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'zego-call': ZegoCallElement;
  }
}
