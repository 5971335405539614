/** The only module that reaches the vendor's code: its slim build, without beauty, mixing, range audio and CDN modules. */
import { ZegoExpressEngine as vendorClass } from 'zego-express-engine-webrtc/esm/ZegoExpressWebRTC.esm.js';
import type { ZegoSdkClass } from './zego-sdk-types.js';

/** ZEGO's SDK, 577 KB gzipped. */
export const ZegoExpressEngine = vendorClass as ZegoSdkClass;
