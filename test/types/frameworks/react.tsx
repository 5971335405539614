import { useEffect, useRef } from 'react';
import { ZegoCallElement, type Participant } from 'zego-call/react.js';

export function Call({ source }: { readonly source: MediaStream }) {
  const call = useRef<ZegoCallElement>(null);
  useEffect(() => {
    void call.current?.join();
    return () => void call.current?.leave();
  }, []);
  const people: Participant[] = [];
  return (
    <zego-call
      ref={call}
      key="call"
      className="call"
      style={{ blockSize: 400 }}
      app-id={1234567890}
      room="daily"
      userId="ann"
      camera-off={false}
      muted
      layout="grid"
      hosts={['ann']}
      source={source}
      engine="loopback"
      tokenProvider={async ({ roomId }) => roomId.trim()}
      onClick={(event) => event.currentTarget.toggleMicrophone()}
      oncall-state={({ detail, currentTarget }) => detail.state === 'failed' && currentTarget.join()}
      oncall-participant-join={({ detail }) => people.push(detail.participant)}
      oncall-host-command={(event) => event.preventDefault()}
    >
      <zego-local-video mirror="auto" />
      <zego-remote-video
        user-id="bob"
        source="screen"
        oncall-playback-blocked={({ detail }) => detail.resume()}
      />
    </zego-call>
  );
}

export const text = <zego-call hosts="ann bob" />;

/** As in the table of the README. */
export function Least({ watching }: { readonly watching: boolean }) {
  const call = useRef<ZegoCallElement>(null);
  const look = () => call.current?.state;
  return <zego-call engine="loopback" room="daily" viewOnly={watching} oncall-state={look} ref={call} />;
}

export const wrong = [
  // @ts-expect-error neither a list nor a text
  <zego-call hosts={1} />,
  // @ts-expect-error no such layout
  <zego-call layout="circle" />,
  // @ts-expect-error not a word
  <zego-call app-id="mine" />,
  // @ts-expect-error no such state
  <zego-call oncall-state={({ detail }) => detail.state === 'lost'} />,
  // @ts-expect-error cannot be set
  <zego-call state="joined" />,
];
