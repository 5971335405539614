/** The page that is photographed: one call, filled by a scripted engine with people who keep still. */
import '@fontsource-variable/inter/wght.css';
import { define } from '../../src/define.js';
import { loadPart } from '../../src/elements/lazy-parts.js';
import { CallError } from '../../src/errors.js';
import { castMember } from '../../src/simulate/cast.js';
import { Easel } from '../../src/simulate/easel.js';
import { CameraPicture, ScreenPicture } from '../../src/simulate/picture.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { FakeRoom } from '../support/fake-engine.js';
import type { Scene } from './scene.js';

const ROOM = 'Daily';
const REMARKS = [
  'Good morning!',
  'Can everybody see the slides? The notes are at https://example.com/notes',
  'Yes, thank you.',
];
/** Those whose names the font of the pictures has letters for. */
const cast = Array.from({ length: 49 }, (_, number) => castMember(number)).filter(({ userName }) =>
  /^[\p{Script=Latin}\s’]+$/u.test(userName),
);
const never = new AbortController().signal;
const easel = new Easel();

declare global {
  /** Sets a scene and resolves when it stands. */
  var setScene: (scene: Scene) => Promise<void>;
  /** Resolves when it stands again. */
  var sceneStands: () => Promise<void>;
}

define();
globalThis.setScene = async (scene) => {
  await Promise.all([
    document.fonts.load('16px "Inter Variable"'),
    loadPart('in-call'), // nothing stands before what draws it has come
    loadPart('lobby-extras'),
  ]);
  document.documentElement.lang = scene.lang ?? 'en';
  document.documentElement.dir = scene.dir ?? 'ltr';
  easel.running = true;
  replaceDevices(scene);
  if (scene.blocked) HTMLMediaElement.prototype.play = refusePlaying;
  const room = new FakeRoom();
  const call = document.createElement('zego-call');
  Object.assign(call, {
    engine: room.factory,
    appId: 1,
    token: 'none',
    userId: 'me',
    userName: 'Robin Vega',
  });
  call.room = ROOM;
  for (const [name, value] of Object.entries(scene.attributes ?? {})) call.setAttribute(name, value);
  document.body.append(call);
  await call.updateComplete;
  const { screen = 'call' } = scene;
  if (screen !== 'lobby') await enter(call, room, scene);
  if (screen === 'left') await call.leave();
  if (screen === 'failed') room.last.emit({ type: 'failed', error: new CallError(scene.code!, 'Staged.') });
  globalThis.sceneStands = () => stands(call);
  await stands(call);
};

async function enter(call: ZegoCallElement, room: FakeRoom, scene: Scene): Promise<void> {
  const { people = 1, sharing, mixed, messages, names = [] } = scene;
  const others = [];
  for (let number = 1; number < people; number++) {
    const { userName, appearance } = cast[(number - 1) % cast.length];
    const name = names.length ? names[(number - 1) % names.length] : userName;
    const engine = await room.enter(ROOM, `user-${number}`, name);
    const stream = new MediaStream([silence()]);
    const dark = mixed && number % 5 === 3;
    if (!dark) stream.addTrack(camera(1000 + number, people, appearance));
    await engine.publish('camera', stream, never);
    if (mixed && number % 3 === 1) await engine.setTrackEnabled('camera', 'audio', false);
    others.push(engine);
  }
  if (sharing) {
    const screen = new ScreenPicture('Where we are', true);
    easel.add(screen);
    await others[0].publish('screen', new MediaStream([screen.track]), never);
  }
  await call.join();
  if (messages)
    for (const [index, text] of REMARKS.entries()) await others[index % others.length].sendMessage(text);
  if (scene.reconnecting) room.last.interrupt();
}

function camera(seed: number, people: number, appearance: ReturnType<typeof castMember>['appearance']) {
  const picture = new CameraPicture(seed, people > 9 ? 320 : 640, true, appearance);
  easel.add(picture);
  return picture.track;
}

let audio: AudioContext | undefined;
function silence(): MediaStreamTrack {
  audio ??= new AudioContext();
  return audio.createMediaStreamDestination().stream.getAudioTracks()[0];
}

/** A camera and a microphone that are the same on every machine. */
function replaceDevices({ devices, kind, people = 1 }: Scene): void {
  const { mediaDevices } = navigator;
  mediaDevices.getUserMedia = async (constraints) => {
    const wanted = (['audio', 'video'] as const).filter((each) => constraints?.[each]);
    if (devices && wanted.some((each) => !kind || each === kind)) throw new DOMException('', devices);
    return new MediaStream(
      wanted.map((each) => (each === 'audio' ? silence() : camera(7, people, { hair: 'short', skin: 1 }))),
    );
  };
  const device = (kind: MediaDeviceKind, label: string) =>
    ({ kind, label, deviceId: label, groupId: '', toJSON: () => ({}) }) as MediaDeviceInfo;
  mediaDevices.enumerateDevices = async () => [
    device('videoinput', 'FaceTime HD Camera'),
    device('audioinput', 'Built-in Microphone'),
    device('audioinput', 'Headset Microphone'),
    device('audiooutput', 'Built-in Speakers'),
  ];
}

const { play } = HTMLMediaElement.prototype;
function refusePlaying(this: HTMLMediaElement): Promise<void> {
  if (this.localName === 'video') return play.call(this);
  this.pause();
  return Promise.reject(new DOMException('', 'NotAllowedError'));
}

/** Resolves when the call has kept still for some frames: no device is being opened, and no picture is on its way. */
async function stands(call: ZegoCallElement): Promise<void> {
  await call.updateComplete;
  for (let frames = 0; frames < 3; frames = isUnderWay(call) ? 0 : frames + 1)
    await new Promise(requestAnimationFrame);
}

const isUnderWay = ({ shadowRoot }: ZegoCallElement) =>
  shadowRoot!.querySelector(
    '[aria-busy="true"], :is(zego-local-video, zego-remote-video):state(connecting)',
  ) !== null;
