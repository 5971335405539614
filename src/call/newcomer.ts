import type { Participant } from './call-state.js';

/** Somebody as they are before anything else is known of them. */
export function newcomer(userId: string, userName: string): Participant {
  return {
    userId,
    userName,
    local: false,
    microphone: 'off',
    camera: 'off',
    screen: 'off',
    hand: 'off',
    speaking: false,
    quality: 0,
    joinedAt: Date.now(),
  };
}
