/** Written by `npm run manifest` from custom-elements.json: what can be put on the tags. The types of the frameworks are made of it. */
import type {
  ZegoCallElement,
  ZegoLocalVideoElement,
  ZegoRemoteVideoElement,
  ZegoCallEventMap,
} from '../elements.js';

/** Attributes of `<zego-call>`. */
export interface ZegoCallAttributes {
  /** Service URLs, separated by spaces; '' lets the SDK choose. */
  server?: string | undefined;

  /** The room to join, at most 128 characters. */
  room?: string | undefined;

  /** A token04 from the site's server. Never reflected, logged or put in an event. Set a fresh one to renew it. */
  token?: string | undefined;

  /** Asked for a token, with `app_id`, `room_id` and `user_id`; answers JSON `{"token": "…"}` or plain text. */
  'token-url'?: string | undefined;

  /** What others see, at most 256 bytes; the user id when empty. */
  'user-name'?: string | undefined;

  /** Joins as soon as the configuration is complete, once for each configuration. */
  autojoin?: boolean | '' | undefined;

  /** Enters with the microphone off. */
  muted?: boolean | '' | undefined;

  /** Enters with the camera off. */
  'camera-off'?: boolean | '' | undefined;

  /** Never touches the camera. */
  'audio-only'?: boolean | '' | undefined;

  /** Watches and listens only: publishes nothing, asks for no permission. */
  'view-only'?: boolean | '' | undefined;

  /** The page draws its own buttons. What needs the user's attention is still shown. */
  'hide-controls'?: boolean | '' | undefined;

  /** Whether single keys press buttons, while the focus is in the call and nobody types: `m` for the microphone, `?` for a
   * list of all. */
  shortcuts?: Extract<ZegoCallElement['shortcuts'], string> | undefined;

  /** ZEGO application id, a positive whole number. */
  'app-id'?: number | `${number}` | undefined;

  /** How many pictures of others come at once, those that count most; the sound of all whose microphone is on does. Default:
   * all that are seen, on ZEGO at most 50. */
  'max-streams'?: number | `${number}` | undefined;

  /** Who this is, at most 64 bytes of letters, digits and punctuation. Default: made up once per tab. */
  'user-id'?: string | undefined;

  /** What carries the call: an engine of the package, or the factory of another. */
  engine?: Extract<ZegoCallElement['engine'], string> | undefined;

  /** How the people are laid out: in a grid, with whoever speaks large over the others, or large beside them. `auto` is a
   * grid, or a sidebar while somebody shares a screen or is pinned. What the user chooses wins. */
  layout?: Extract<ZegoCallElement['layout'], string> | undefined;

  /** Size and bit rate of the own picture. */
  quality?: Extract<ZegoCallElement['quality'], string> | undefined;

  /** What the own picture is coded with. */
  codec?: Extract<ZegoCallElement['codec'], string> | undefined;

  /** Whether a small picture is published beside the large one, for those who show it small. `auto`: where there are many. */
  simulcast?: Extract<ZegoCallElement['simulcast'], string> | undefined;

  /** `low` spares the network: sound first; of the others one small picture at a time, and the own camera as with a `quality`
   * of `180p`. Counts at once, also in a call. */
  bandwidth?: Extract<ZegoCallElement['bandwidth'], string> | undefined;

  /** `off` keeps the SDK's own loggers from reaching anybody. */
  telemetry?: Extract<ZegoCallElement['telemetry'], string> | undefined;

  /** User ids whose "remove" is obeyed; in the attribute separated by spaces. Frozen. */
  hosts?: string | undefined;

  /** Whether the own picture is shown as in a mirror: `auto` mirrors a camera that faces the user, nothing else. The
   * others always see it as it is. */
  mirror?: Extract<ZegoCallElement['mirror'], string> | undefined;
}

/** Properties to set of `<zego-call>`. */
export interface ZegoCallProperties {
  /** Service URLs, separated by spaces; '' lets the SDK choose. */
  server?: ZegoCallElement['server'] | undefined;

  /** The room to join, at most 128 characters. */
  room?: ZegoCallElement['room'] | undefined;

  /** A token04 from the site's server. Never reflected, logged or put in an event. Set a fresh one to renew it. */
  token?: ZegoCallElement['token'] | undefined;

  /** Asked for a token, with `app_id`, `room_id` and `user_id`; answers JSON `{"token": "…"}` or plain text. */
  tokenUrl?: ZegoCallElement['tokenUrl'] | undefined;

  /** Asked for a token; wins over `tokenUrl`. */
  tokenProvider?: ZegoCallElement['tokenProvider'] | undefined;

  /** What others see, at most 256 bytes; the user id when empty. */
  userName?: ZegoCallElement['userName'] | undefined;

  /** Joins as soon as the configuration is complete, once for each configuration. */
  autojoin?: ZegoCallElement['autojoin'] | undefined;

  /** Enters with the microphone off. */
  muted?: ZegoCallElement['muted'] | undefined;

  /** Enters with the camera off. */
  cameraOff?: ZegoCallElement['cameraOff'] | undefined;

  /** Never touches the camera. */
  audioOnly?: ZegoCallElement['audioOnly'] | undefined;

  /** Watches and listens only: publishes nothing, asks for no permission. */
  viewOnly?: ZegoCallElement['viewOnly'] | undefined;

  /** The page draws its own buttons. What needs the user's attention is still shown. */
  hideControls?: ZegoCallElement['hideControls'] | undefined;

  /** Whether single keys press buttons, while the focus is in the call and nobody types: `m` for the microphone, `?` for a
   * list of all. */
  shortcuts?: ZegoCallElement['shortcuts'] | undefined;

  /** Published instead of camera and microphone. Its tracks are never stopped. */
  source?: ZegoCallElement['source'] | undefined;

  /** ZEGO application id, a positive whole number. */
  appId?: ZegoCallElement['appId'] | undefined;

  /** How many pictures of others come at once, those that count most; the sound of all whose microphone is on does. Default:
   * all that are seen, on ZEGO at most 50. */
  maxStreams?: ZegoCallElement['maxStreams'] | undefined;

  /** Who this is, at most 64 bytes of letters, digits and punctuation. Default: made up once per tab. */
  userId?: ZegoCallElement['userId'] | undefined;

  /** What carries the call: an engine of the package, or the factory of another. */
  engine?: ZegoCallElement['engine'] | undefined;

  /** How the people are laid out: in a grid, with whoever speaks large over the others, or large beside them. `auto` is a
   * grid, or a sidebar while somebody shares a screen or is pinned. What the user chooses wins. */
  layout?: ZegoCallElement['layout'] | undefined;

  /** Size and bit rate of the own picture. */
  quality?: ZegoCallElement['quality'] | undefined;

  /** What the own picture is coded with. */
  codec?: ZegoCallElement['codec'] | undefined;

  /** Whether a small picture is published beside the large one, for those who show it small. `auto`: where there are many. */
  simulcast?: ZegoCallElement['simulcast'] | undefined;

  /** `low` spares the network: sound first; of the others one small picture at a time, and the own camera as with a `quality`
   * of `180p`. Counts at once, also in a call. */
  bandwidth?: ZegoCallElement['bandwidth'] | undefined;

  /** `off` keeps the SDK's own loggers from reaching anybody. */
  telemetry?: ZegoCallElement['telemetry'] | undefined;

  /** User ids whose "remove" is obeyed; in the attribute separated by spaces. Frozen. */
  hosts?: ZegoCallElement['hosts'] | string | undefined;

  /** Whether the own picture is shown as in a mirror: `auto` mirrors a camera that faces the user, nothing else. The
   * others always see it as it is. */
  mirror?: ZegoCallElement['mirror'] | undefined;
}

/** Events of `<zego-call>`. */
export interface ZegoCallEvents {
  /** The call moved on. */
  'call-state': ZegoCallEventMap['call-state'];

  /** Something failed, whether it ended the call or not. */
  'call-error': ZegoCallEventMap['call-error'];

  /** Somebody came; those who are there when this user joins are not announced. */
  'call-participant-join': ZegoCallEventMap['call-participant-join'];

  /** Somebody left. */
  'call-participant-leave': ZegoCallEventMap['call-participant-leave'];

  /** Somebody's microphone, camera, screen or hand was turned on or off, or they began or stopped speaking. */
  'call-participant-update': ZegoCallEventMap['call-participant-update'];

  /** Others came or went. */
  'call-participant-count': ZegoCallEventMap['call-participant-count'];

  /** The own microphone, camera or screen was switched. */
  'call-media': ZegoCallEventMap['call-media'];

  /** Devices came or went, their names became known, or another is selected. */
  'call-devices': ZegoCallEventMap['call-devices'];

  /** A step of `checkConnection()` is done. */
  'call-check': ZegoCallEventMap['call-check'];

  /** A token is needed, and neither `tokenProvider`, `token-url` nor a `token` that will do gives one. */
  'call-token-request': ZegoCallEventMap['call-token-request'];

  /** The browser wants a tap before it plays sound. */
  'call-playback-blocked': ZegoCallEventMap['call-playback-blocked'];

  /** Somebody wrote to the room. */
  'call-message': ZegoCallEventMap['call-message'];

  /** Of those who speak, another than before is the loudest; it may be this user. */
  'call-active-speaker': ZegoCallEventMap['call-active-speaker'];

  /** Somebody reacts with one emoji, this user included. */
  'call-reaction': ZegoCallEventMap['call-reaction'];

  /** Somebody's connection got better or worse. */
  'call-quality': ZegoCallEventMap['call-quality'];

  /** Somebody asks this user to turn a device off, or removes them; prevented, it is not obeyed. */
  'call-host-command': ZegoCallEventMap['call-host-command'];

  /** A step of joining ended. */
  'call-timing': ZegoCallEventMap['call-timing'];
}

/** Attributes of `<zego-local-video>`. */
export interface ZegoLocalVideoAttributes {
  /** What to show of the user. */
  source?: Extract<ZegoLocalVideoElement['source'], string> | undefined;

  /** Whether the picture is shown as in a mirror; `auto`: if it is of a camera that faces the user. */
  mirror?: Extract<ZegoLocalVideoElement['mirror'], string> | undefined;
}

/** Properties to set of `<zego-local-video>`. */
export interface ZegoLocalVideoProperties {
  /** What to show instead of the call's preview; needs no call. Its tracks are never stopped. */
  stream?: ZegoLocalVideoElement['stream'] | undefined;

  /** What to show of the user. */
  source?: ZegoLocalVideoElement['source'] | undefined;

  /** Whether the picture is shown as in a mirror; `auto`: if it is of a camera that faces the user. */
  mirror?: ZegoLocalVideoElement['mirror'] | undefined;
}

/** Events of `<zego-local-video>`. */
export type ZegoLocalVideoEvents = Record<never, never>;

/** Attributes of `<zego-remote-video>`. */
export interface ZegoRemoteVideoAttributes {
  /** Shows this participant only; without it, the next free one. */
  'user-id'?: string | undefined;

  /** What to show of the participant. Of several screens of one user each element shows another. */
  source?: Extract<ZegoRemoteVideoElement['source'], string> | undefined;
}

/** Properties to set of `<zego-remote-video>`. */
export interface ZegoRemoteVideoProperties {
  /** Shows this participant only; without it, the next free one. */
  userId?: ZegoRemoteVideoElement['userId'] | undefined;

  /** What to show instead of a participant; needs no call. Its tracks are never stopped. */
  stream?: ZegoRemoteVideoElement['stream'] | undefined;

  /** What to show of the participant. Of several screens of one user each element shows another. */
  source?: ZegoRemoteVideoElement['source'] | undefined;
}

/** Events of `<zego-remote-video>`. */
export interface ZegoRemoteVideoEvents {
  /** Without a call only: the browser wants a tap before it plays `stream`. */
  'call-playback-blocked': ZegoCallEventMap['call-playback-blocked'];
}

/** The tags of the package. */
export interface Tags {
  /** What `<zego-call>` is made of. */
  'zego-call': {
    element: ZegoCallElement;
    attributes: ZegoCallAttributes;
    properties: ZegoCallProperties;
    events: ZegoCallEvents;
  };
  /** What `<zego-local-video>` is made of. */
  'zego-local-video': {
    element: ZegoLocalVideoElement;
    attributes: ZegoLocalVideoAttributes;
    properties: ZegoLocalVideoProperties;
    events: ZegoLocalVideoEvents;
  };
  /** What `<zego-remote-video>` is made of. */
  'zego-remote-video': {
    element: ZegoRemoteVideoElement;
    attributes: ZegoRemoteVideoAttributes;
    properties: ZegoRemoteVideoProperties;
    events: ZegoRemoteVideoEvents;
  };
}
