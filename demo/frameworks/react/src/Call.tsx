import 'zego-call/react.js';
import { useState } from 'react';
import type { CallState, Participant, ZegoCallElement } from 'zego-call/react.js';

/** A call between the tabs that open it; `?engine=zego&user=ann` takes it to ZEGO, with your app id and tokens. */
const link = new URLSearchParams(location.search);

export function Call() {
  const [open, setOpen] = useState(true);
  const [state, setState] = useState<CallState>('idle');
  const [people, setPeople] = useState<readonly Participant[]>([]);

  const look = ({ currentTarget: call }: { currentTarget: ZegoCallElement }) => {
    setState(call.state);
    setPeople(call.participants);
  };

  return (
    <main>
      <h1>A call in React</h1>
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
          app-id={1234567890}
          room={link.get('room') ?? 'daily'}
          user-id={link.get('user') ?? ''}
          token-url="/zego-token"
          engine={link.get('engine') === 'zego' ? 'zego' : 'loopback'}
          cameraOff={false}
          autojoin
          oncall-state={look}
          oncall-participant-join={look}
          oncall-participant-leave={look}
        />
      )}
    </main>
  );
}
