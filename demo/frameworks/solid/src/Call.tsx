import 'zego-call/solid.js';
import { createSignal, For, Show } from 'solid-js';
import type { CallState, Participant, ZegoCallElement } from 'zego-call/solid.js';

/** Who calls where comes with the link: `?room=daily&user=ann`, and `&engine=loopback` to try it without ZEGO. */
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
          room={link.get('room') ?? ''}
          user-id={link.get('user') ?? ''}
          token-url="/zego-token"
          engine={link.get('engine') === 'loopback' ? 'loopback' : 'zego'}
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
