'use client';

import 'zego-call';
import { useCallback, useState } from 'react';
import type { CallState, Participant } from 'zego-call';

/** The events that change what is shown here. */
const EVENTS = ['call-state', 'call-participant-join', 'call-participant-leave'] as const;

/** A call as `renderCall()` wrote it on the server. */
export function Call({ html }: { readonly html: string }) {
  const [open, setOpen] = useState(true);
  const [state, setState] = useState<CallState>('idle');
  const [people, setPeople] = useState<readonly Participant[]>([]);

  /** What happened before React came is looked up, what happens then bubbles up to here. */
  const attach = useCallback((box: HTMLDivElement) => {
    const look = () => {
      const call = box.querySelector('zego-call');
      if (!call) return;
      setState(call.state);
      setPeople(call.participants);
    };
    look();
    for (const type of EVENTS) box.addEventListener(type, look);
    return () => {
      for (const type of EVENTS) box.removeEventListener(type, look);
    };
  }, []);

  return (
    <>
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
      {open && <div ref={attach} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />}
    </>
  );
}
