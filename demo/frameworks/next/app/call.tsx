'use client';

import 'zego-call/react.js';
import { useCallback, useState } from 'react';
import type { CallState, EngineName, Participant, ZegoCallElement } from 'zego-call/react.js';

interface Props {
  readonly room: string;
  readonly user: string;
  readonly engine: EngineName;
}

/** The events that change what is shown here. */
const EVENTS = ['call-state', 'call-participant-join', 'call-participant-leave'];

export function Call({ room, user, engine }: Props) {
  const [open, setOpen] = useState(true);
  const [state, setState] = useState<CallState>('idle');
  const [people, setPeople] = useState<readonly Participant[]>([]);

  /** The server writes attributes only. What happened before React came is looked up, what happens then is listened to. */
  const attach = useCallback((call: ZegoCallElement) => {
    const look = () => {
      setState(call.state);
      setPeople(call.participants);
    };
    look();
    for (const type of EVENTS) call.addEventListener(type, look);
    return () => {
      for (const type of EVENTS) call.removeEventListener(type, look);
    };
  }, []);

  return (
    <main>
      <h1>A call in Next.js</h1>
      <p>
        <output id="state">{state}</output>{' '}
        <button onClick={() => setOpen(!open)}>{open ? 'End' : 'Start'}</button>
      </p>
      <ul>
        {people.map(({ userId, userName }) => (
          <li key={userId} className="person">
            {userName}
          </li>
        ))}
      </ul>
      {open && (
        <zego-call
          ref={attach}
          app-id={1234567890}
          room={room}
          user-id={user}
          token-url="/zego-token"
          engine={engine}
          cameraOff={false}
          autojoin
        />
      )}
    </main>
  );
}
