/** A stream of the page's own as a call's media. */
import { CallError, type MediaKind } from '../errors.js';
import type { MediaRequest, MediaSource, OpenedMedia } from './media-source.js';

/**
 * The first live track of each kind in `stream`, as it is when the call opens it. The call gets clones: ending or
 * muting them leaves the page's tracks alone, and a track that the page has disabled opens disabled. A kind that
 * `stream` lacks is a `device-missing` error.
 */
export function streamSource(stream: MediaStream): MediaSource {
  return {
    open: (request, signal) =>
      signal.aborted
        ? Promise.reject(
            new CallError('cancelled', 'Opening the stream was cancelled.', { cause: signal.reason }),
          )
        : Promise.resolve(cloneOf(stream, request)),
  };
}

function cloneOf(stream: MediaStream, request: MediaRequest): OpenedMedia {
  const audio = request.audio ? firstLive(stream.getAudioTracks())?.clone() : undefined;
  const video = request.video ? firstLive(stream.getVideoTracks())?.clone() : undefined;
  const errors: CallError[] = [];
  if (request.audio && !audio) errors.push(missing('audio', 'microphone'));
  if (request.video && !video) errors.push(missing('video', 'camera'));
  return { ...(audio && { audio }), ...(video && { video }), errors };
}

function firstLive(tracks: readonly MediaStreamTrack[]): MediaStreamTrack | undefined {
  return tracks.find((track) => track.readyState === 'live');
}

function missing(kind: 'audio' | 'video', device: MediaKind): CallError {
  return new CallError(
    'device-missing',
    `The stream in the \`source\` property has no live ${kind} track. Give it one, or set \`source\` to null.`,
    { device },
  );
}
