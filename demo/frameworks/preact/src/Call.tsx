import 'zego-call/preact.js';
import { useState } from 'preact/hooks';
import type { CallState, Participant, ZegoCallElement } from 'zego-call/preact.js';

/** Who calls where comes with the link: `?room=daily&user=ann`, and `&engine=loopback` to try it without ZEGO. */
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
      <h1>A call in Preact</h1>
      <p>
        <output id="state">{state}</output>{' '}
        <button onClick={() => setOpen(!open)}>{open ? 'End' : 'Start'}</button>
      </p>
      <ul>
        {people.map(({ userId, userName }) => (
          <li key={userId} class="person">
            {userName}
          </li>
        ))}
      </ul>
      {open && (
        <zego-call
          app-id={1234567890}
          room={link.get('room') ?? ''}
          user-id={link.get('user') ?? ''}
          token-url="/zego-token"
          engine={link.get('engine') === 'loopback' ? 'loopback' : 'zego'}
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
