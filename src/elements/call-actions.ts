/** What a button, or a command of the page's own markup, asks of a call. */
import { ignoreReported } from '../controllers/call-controller.js';
import type { CallCommands } from './call-commands.js';

/** As a command it has `--` before it. */
export type CallAction = keyof typeof ACTIONS;

const ACTIONS = {
  join: (call: CallCommands) => call.join(),
  leave: (call: CallCommands) => call.leave(),
  'toggle-microphone': (call: CallCommands) => call.toggleMicrophone(),
  'toggle-camera': (call: CallCommands) => call.toggleCamera(),
  'toggle-screen': (call: CallCommands) => call.toggleScreen(),
  'toggle-hand': (call: CallCommands) => call.toggleHand(),
  'resume-playback': (call: CallCommands) => call.resumePlayback(),
  'toggle-fullscreen': (call: CallCommands) => call.toggleFullscreen(),
  'picture-in-picture': (call: CallCommands) => call.requestPictureInPicture(),
} as const;

/** Does it; what fails is an event of the call. */
export function act(call: CallCommands, action: CallAction): void {
  ACTIONS[action](call).catch(ignoreReported);
}

/** Does what a `command` event names, if it is meant for the call and is known. */
export function obey(call: CallCommands, { command, target }: CommandEvent): void {
  if (target !== call) return; // of something in the page's own layout
  const action = command.replace(/^--/, '');
  if (Object.hasOwn(ACTIONS, action)) act(call, action as CallAction);
}
