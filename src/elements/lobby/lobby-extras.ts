/** What few need before a call: which device, is it heard, does it work. Fetched when it is asked for, or when something fails. */
import { defineInternal } from '../lazy-parts.js';
import { LobbyExtrasElement } from './device-settings.js';
import { ProblemsElement } from './problem-list.js';

defineInternal('zego-call-lobby-extras', LobbyExtrasElement);
defineInternal('zego-call-problems', ProblemsElement);
