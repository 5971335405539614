import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import 'zego-call';
import type { CallState, Participant, ZegoCallElement } from 'zego-call';

/** A call between the tabs that open it; `?engine=zego&user=ann` takes it to ZEGO, with your app id and tokens. */
const link = new URLSearchParams(location.search);

@Component({
  selector: 'app-call',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <h1>A call in Angular</h1>
      <p>
        <output id="state">{{ state() }}</output>
        <button (click)="open.set(!open())">{{ open() ? 'End' : 'Start' }}</button>
      </p>
      <ul>
        @for (person of people(); track person.userId) {
          <li class="person">{{ person.userName }}</li>
        }
      </ul>
      @if (open()) {
        <zego-call
          app-id="1234567890"
          [room]="room"
          [userId]="user"
          token-url="/zego-token"
          [engine]="engine"
          [cameraOff]="false"
          autojoin
          (call-state)="look($event)"
          (call-participant-join)="look($event)"
          (call-participant-leave)="look($event)"
        />
      }
    </main>
  `,
})
export class Call {
  readonly room = link.get('room') ?? 'daily';
  readonly user = link.get('user') ?? '';
  readonly engine = link.get('engine') === 'zego' ? 'zego' : 'loopback';

  readonly open = signal(true);
  readonly state = signal<CallState>('idle');
  readonly people = signal<readonly Participant[]>([]);

  look({ currentTarget }: Event) {
    const call = currentTarget as ZegoCallElement;
    this.state.set(call.state);
    this.people.set(call.participants);
  }
}
