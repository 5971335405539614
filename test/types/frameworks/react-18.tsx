import 'zego-call/react.js';
import { useEffect, useRef, useState } from 'react';
import type { CallState, ZegoCallElement } from 'zego-call/react.js';

export function Call() {
  const call = useRef<ZegoCallElement>(null);
  const [state, setState] = useState<CallState>('idle');
  useEffect(() => {
    const element = call.current!;
    const look = () => setState(element.state);
    element.addEventListener('call-state', look);
    return () => element.removeEventListener('call-state', look);
  }, []);
  const place = { 'app-id': 1234567890, room: 'daily', 'user-id': 'ann', 'token-url': '/zego-token' };
  return <zego-call ref={call} {...place} data-state={state} />;
}
