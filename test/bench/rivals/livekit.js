/** LiveKit's React components with their client, as their guide sets up a meeting. */
import { LiveKitRoom, PreJoin, VideoConference } from '@livekit/components-react';
import '@livekit/components-styles';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

const SERVER = 'ws://127.0.0.1:9';

function Meeting() {
  const [choices, setChoices] = useState();
  if (!choices) return createElement(PreJoin, { defaults: { username: 'Ann' }, onSubmit: setChoices });
  return createElement(
    LiveKitRoom,
    { serverUrl: SERVER, token: 'none', video: true, audio: true },
    createElement(VideoConference),
  );
}

/** Shows the lobby. */
export function show(container) {
  container.dataset.lkTheme = 'default';
  createRoot(container).render(createElement(Meeting));
}
