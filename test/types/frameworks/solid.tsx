import { createSignal, onCleanup } from 'solid-js';
import type { CallState, ZegoCallElement } from 'zego-call/solid.js';

export function Call(props: { readonly source: MediaStream }) {
  let call!: ZegoCallElement;
  const [state, setState] = createSignal<CallState>('idle');
  onCleanup(() => void call.leave());
  return (
    <zego-call
      ref={call}
      class={state()}
      style={{ 'block-size': '400px' }}
      app-id={1234567890}
      attr:room="daily"
      prop:userId="ann"
      bool:camera-off={false}
      muted
      layout="grid"
      source={props.source}
      engine="loopback"
      onClick={(event) => event.currentTarget.toggleMicrophone()}
      on:call-state={({ detail }) => setState(detail.state)}
      on:call-host-command={(event) => event.preventDefault()}
    >
      <zego-local-video mirror="auto" />
      <zego-remote-video user-id="bob" on:call-playback-blocked={({ detail }) => detail.resume()} />
    </zego-call>
  );
}

export const hosts = [
  <zego-call hosts={['ann']} />,
  <zego-call hosts="ann bob" />,
  <zego-call attr:hosts="ann bob" />,
];

/** As in the table of the README. */
export function Least() {
  let call!: ZegoCallElement;
  const [watching] = createSignal(true);
  const look = () => call.state;
  // prettier-ignore
  return <zego-call engine="loopback" room="daily" prop:viewOnly={watching()} on:call-state={look} ref={call} />;
}

export const wrong = [
  // @ts-expect-error neither a list nor a text
  <zego-call hosts={1} />,
  // @ts-expect-error no such layout
  <zego-call layout="circle" />,
  // @ts-expect-error no such state
  <zego-call on:call-state={({ detail }) => detail.state === 'lost'} />,
  // @ts-expect-error cannot be set
  <zego-call prop:state="joined" />,
];
