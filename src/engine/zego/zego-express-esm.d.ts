/** The vendor ships no typings for its slim build; ours are in zego-sdk-types.ts. */
declare module 'zego-express-engine-webrtc/esm/ZegoExpressWebRTC.esm.js' {
  export const ZegoExpressEngine: unknown;
}
