import type { HostCommand } from '../call-engine.js';

/** ZEGO takes no more. */
const MAX_LENGTH = 1024;
/** In the words of ZEGO's UIKit, web and native: a user id, or a list of them. */
const COMMANDS: readonly (readonly [key: string, command: HostCommand])[] = [
  ['zego_turn_camera_off', 'camera-off'],
  ['zego_turn_microphone_off', 'microphone-off'],
  ['zego_remove_user', 'remove'],
];

/** What a custom command of somebody else's asks of `userId`: nothing, where it is anything else. */
export function decodeHostCommands(text: unknown, userId: string): HostCommand[] {
  const asked = parseCommand(text);
  if (!asked) return [];
  return COMMANDS.filter(([key]) => {
    const whom = Object.hasOwn(asked, key) && asked[key];
    return whom === userId || (Array.isArray(whom) && whom.includes(userId));
  }).map(([, command]) => command);
}

/** A custom command as the object it is, or undefined where it is anything else. */
export function parseCommand(text: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof text !== 'string' || text.length > MAX_LENGTH) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // the page's own commands need not be JSON
  }
}
