/** Sound and pictures for tests: a synthetic stream to send, and proofs that one arrives. All clean up after themselves. */

/** What to synthesize. */
export interface SyntheticOptions {
  /** Default true. */
  readonly audio?: boolean;
  /** Default true. */
  readonly video?: boolean;
  /** Pixels, default 160. */
  readonly width?: number;
  /** Pixels, default 120. */
  readonly height?: number;
  /** Instead of one colour shapes that move, which cost as much as what a camera sees; default false. */
  readonly lively?: boolean;
  /** CSS colour of the whole picture but a small moving spot at its top; default green. */
  readonly colour?: string;
}

/** A stream whose picture changes all the time and whose sound is a steady tone. */
export interface SyntheticMedia {
  readonly stream: MediaStream;
  /** Ends the tracks, the drawing and the AudioContext. */
  stop(): Promise<void>;
}

const FRAME_MS = 50;

/**
 * For every AudioContext that only makes or measures sound. All pages of a browser share 16 outputs in Chromium on Linux; a
 * running context takes one unless told so, and so does each playing media element of a local track, muted or not. The
 * received tracks of a page share one; when that could not be had, all of them are silent until the last is let go.
 */
const NO_OUTPUT: AudioContextOptions & { sinkId: { type: 'none' } } = { sinkId: { type: 'none' } };

/** Starts a synthetic stream; stop it before the test ends. */
export function syntheticMedia(options: SyntheticOptions = {}): SyntheticMedia {
  const { audio = true, video = true } = options;
  const stream = new MediaStream();
  const stops: (() => void | Promise<void>)[] = [];
  if (video) stops.push(addPicture(stream, options));
  if (audio) stops.push(addTone(stream));
  return {
    stream,
    async stop() {
      for (const track of stream.getTracks()) track.stop();
      for (const stop of stops.splice(0)) await stop();
    },
  };
}

function addPicture(stream: MediaStream, options: SyntheticOptions): () => void {
  const { width = 160, height = 120, colour = 'rgb(0 160 0)', lively = false } = options;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d')!;
  let step = 0;
  const draw = () => {
    context.fillStyle = colour;
    context.fillRect(0, 0, width, height);
    context.fillStyle = 'white';
    context.fillRect((step++ * 4) % width, 0, 8, 8);
    if (lively) addShapes(context, width, height, step * (FRAME_MS / 1000));
  };
  draw();
  for (const track of canvas.captureStream(1000 / FRAME_MS).getVideoTracks()) stream.addTrack(track);
  const timer = setInterval(draw, FRAME_MS);
  return () => clearInterval(timer);
}

function addShapes(context: CanvasRenderingContext2D, width: number, height: number, seconds: number): void {
  for (let i = 0; i < 14; i++) {
    const x = width * (0.5 + 0.45 * Math.sin(seconds * (0.5 + i * 0.11) + i));
    const y = height * (0.5 + 0.4 * Math.cos(seconds * (0.4 + i * 0.13) + 2 * i));
    context.fillStyle = `hsl(${i * 26} 70% 55%)`;
    context.fillRect(x, y, 20 + i * 5, 20 + i * 3);
  }
}

function addTone(stream: MediaStream): () => Promise<void> {
  const context = new AudioContext(NO_OUTPUT);
  const oscillator = context.createOscillator();
  const destination = context.createMediaStreamDestination();
  oscillator.connect(destination);
  oscillator.start();
  for (const track of destination.stream.getAudioTracks()) stream.addTrack(track);
  return () => context.close();
}

/** One decoded frame. */
export interface Frame {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Of the pixel in the middle, 0 to 255 each. */
  readonly colour: { readonly red: number; readonly green: number; readonly blue: number };
}

/** Resolves with the last of `count` frames decoded from now on; rejects after `timeout` ms. */
export function nextFrames(stream: MediaStream, count: number, timeout = 10_000): Promise<Frame> {
  let seen = 0;
  return frameWhere(stream, () => ++seen >= count, `${count} frames`, timeout);
}

/** Resolves with the first frame, decoded from now on, that is `wanted`; rejects after `timeout` ms naming `what`. */
export async function frameWhere(
  stream: MediaStream,
  wanted: (frame: Frame) => boolean,
  what: string,
  timeout = 10_000,
): Promise<Frame> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  const play = () =>
    void video.play().catch(() => undefined /* interrupted when the element goes: the deadline tells */);
  // Some browsers end it with its tracks, be the next ones there or not.
  video.onloadedmetadata = play;
  video.onpause = () => stream.active && play();
  document.body.append(video);
  let seen = 0;
  let last: Frame | undefined;
  const found = new Promise<Frame>((resolve) => {
    const onFrame = () => {
      seen++;
      last = { width: video.videoWidth, height: video.videoHeight, colour: middle(video) };
      if (wanted(last)) resolve(last);
      else video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);
  });
  try {
    play();
    return await within(
      found,
      timeout,
      () =>
        `${what} (${seen} frames seen${last ? `, last ${JSON.stringify(last)}` : ''}, ` +
        `${describeVideo(video)} of ${describeTracks(stream)})`,
    );
  } finally {
    video.onpause = null;
    video.srcObject = null;
    video.remove();
  }
}

/** With what it shows by now: frames may come of which the browser does not tell. */
function describeVideo(video: HTMLVideoElement): string {
  const { paused, ended, readyState, currentTime } = video;
  const state = paused ? 'paused' : ended ? 'ended' : 'playing';
  return `${state} at ${currentTime} s with readyState ${readyState}, showing ${JSON.stringify(middle(video))}`;
}

function describeTracks(stream: MediaStream): string {
  const tracks = stream.getTracks().map(({ kind, readyState, muted, enabled }) => {
    return `${kind} ${readyState}${muted ? ' muted' : ''}${enabled ? '' : ' disabled'}`;
  });
  return tracks.join(', ') || 'no tracks';
}

function middle(video: HTMLVideoElement): Frame['colour'] {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 1, height: 1 });
  const context = canvas.getContext('2d')!;
  context.drawImage(video, video.videoWidth / 2, video.videoHeight / 2, 1, 1, 0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return { red, green, blue };
}

/** Resolves with the level of the sound, 0 to 1, once it is above `threshold`; rejects after `timeout` ms. */
export async function audioLevel(stream: MediaStream, threshold = 0.02, timeout = 10_000): Promise<number> {
  // Chromium decodes the sound of a received track only while a media element plays it, muted or not.
  const audio = new Audio();
  audio.muted = true;
  audio.srcObject = stream;
  const context = new AudioContext(NO_OUTPUT);
  const analyser = context.createAnalyser();
  let source: MediaStreamAudioSourceNode | undefined;
  let heard: MediaStreamTrack | undefined;
  const samples = new Float32Array(analyser.fftSize);
  const deadline = performance.now() + timeout;
  try {
    void audio.play().catch(() => undefined /* as above */);
    for (;;) {
      // A source node keeps to the track it was made with; the stream's may be exchanged by a new connection.
      const [track] = stream.getAudioTracks();
      if (track && track !== heard) {
        source?.disconnect();
        source = context.createMediaStreamSource(stream);
        source.connect(analyser);
        heard = track;
      }
      analyser.getFloatTimeDomainData(samples);
      const level = samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
      if (level > threshold) return level;
      if (performance.now() > deadline)
        throw new Error(`silent for ${timeout} ms: level ${level}, wanted above ${threshold}`);
      await new Promise(requestAnimationFrame);
    }
  } finally {
    audio.srcObject = null;
    await context.close();
  }
}

/** `work`, or a rejection that says what did not happen after `timeout` ms. */
export async function within<T>(work: Promise<T>, timeout: number, what: () => string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${timeout} ms: ${what()}`)), timeout);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
