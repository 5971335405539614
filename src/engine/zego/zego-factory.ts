import type { EngineFactory } from '../call-engine.js';
import { ZegoEngine } from './zego-engine.js';
import { ZegoExpressEngine } from './zego-sdk.js';

/** Builds engines that carry the call over ZEGO's cloud. */
export const createZegoEngine: EngineFactory = (options) => new ZegoEngine(ZegoExpressEngine, options);
