import { enDeviceErrors } from './en-device-errors.js';
import { enInCall } from './en-in-call.js';
import { en } from './en.js';
import type { BaseMessages, Messages } from './messages.js';

/** English, with what is said in a call. */
export const enCall: Messages = {
  ...en,
  inCall: enInCall,
  controls: 'Call controls',
  alone: 'You are the first one here. Others appear as they join.',
  deserted: 'Everybody else has left.',
  watching: (count) => `${count} watching`,
  page: (page, pages) => `Page ${page} of ${pages}`,
  previousPage: 'Previous page',
  nextPage: 'Next page',
  movePicture: 'Move your picture to another corner',
  tileMenu: (name) => `Options for ${name}`,
  inWindow: 'The call is in a window of its own',
  mayNotPublish: 'You may watch and listen in this call, but not be seen or heard.',
  cancel: 'Cancel',
  leave: 'Leave the call',
  more: 'More',
  close: 'Close',
  chat: 'Chat',
  people: 'People',
  diagnostics: 'Connection',
  peopleCount: (count) => `People, ${count} in the call`,
  layout: 'Layout',
  devices: 'Devices',
  unread: (count) => `Chat, ${count} new ${count === 1 ? 'message' : 'messages'}`,
  messageFrom: (name, text) => `Message from ${name}: ${text}`,
  dismiss: 'Dismiss',
  resumePlayback: 'Tap to hear the others',
  turnOn: { ...en.turnOn, screen: 'Share your screen' },
  turnOff: { ...en.turnOff, screen: 'Stop sharing' },
  isOn: { microphone: 'Microphone on', camera: 'Camera on', screen: 'You are sharing your screen' },
  isOff: { ...en.isOff, screen: 'Your screen is not shared' },
  states: {
    ...en.states,
    idle: '',
    joining: 'Joining…',
    joined: 'You are in the call',
    reconnecting: 'Connection lost. Reconnecting…',
    leaving: 'Leaving…',
    left: 'You left the call',
  },
  steps: {
    engine: 'Getting the call ready…',
    media: 'Opening microphone and camera…',
    room: 'Entering the room…',
  },
  replaced: {
    microphone: (label) => `Your microphone was unplugged. Now in use: ${label}`,
    camera: (label) => `Your camera was unplugged. Now in use: ${label}`,
  },
  asked: {
    'camera-off': (name) => `${name} turned off your camera.`,
    'microphone-off': (name) => `${name} turned off your microphone.`,
  },
  joined: (names) => `${names} joined`,
  gone: (names) => `${names} left`,
  others: (count) => `${count} ${count === 1 ? 'other' : 'others'}`,
  deviceErrors: enDeviceErrors,
  screenDenied:
    'Your screen may not be shared. Allow it for this browser in the privacy settings of your system, then try again.',
  screenFailed: 'Your screen is not shared. Try again, or share something else.',
  refused: 'The browser did not allow it.',
  speakerFailed: 'The speaker you chose cannot be used. You hear the call where you heard it before.',
};

/** All texts of the language of `messages`. */
export function allOf(messages: BaseMessages): Messages {
  return isWhole(messages) ? messages : enCall;
}

/** English alone comes in two files. */
function isWhole(messages: BaseMessages): messages is Messages {
  return 'controls' in messages;
}
