import 'zego-call/solid.js';
import { createSignal, For, Show } from 'solid-js';
import type { CallState, Participant, ZegoCallElement } from 'zego-call/solid.js';

/** A call between the tabs that open it; `?engine=zego&user=ann` takes it to ZEGO, with your app id and tokens. */
const link = new URLSearchParams(location.search);

export function Call() {
  const [open, setOpen] = createSignal(true);
  const [state, setState] = createSignal<CallState>('idle');
  const [people, setPeople] = createSignal<readonly Participant[]>([]);

  const look = ({ currentTarget: call }: { currentTarget: ZegoCallElement }) => {
    setState(call.state);
    setPeople(call.participants);
  };

  return (
    <main>
      <h1>A call in Solid</h1>
      <p>
        <output id="state">{state()}</output>{' '}
        <button onClick={() => setOpen(!open())}>{open() ? 'End' : 'Start'}</button>
      </p>
      <ul>
        <For each={people()}>{({ userName }) => <li class="person">{userName}</li>}</For>
      </ul>
      <Show when={open()}>
        <zego-call
          app-id={1234567890}
          room={link.get('room') ?? 'daily'}
          user-id={link.get('user') ?? ''}
          token-url="/zego-token"
          engine={link.get('engine') === 'zego' ? 'zego' : 'loopback'}
          prop:cameraOff={false}
          autojoin
          on:call-state={look}
          on:call-participant-join={look}
          on:call-participant-leave={look}
        />
      </Show>
    </main>
  );
}
