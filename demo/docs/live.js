/** In a running example, before it: rooms of its own, people in them, and a drawn picture in place of a camera. */
import { drawnCamera, simulate } from 'zego-call/simulate.js';

const people = Number(document.documentElement.dataset.people);

for (const call of document.querySelectorAll('zego-call')) {
  const room = `${call.getAttribute('room')}-${crypto.randomUUID().slice(0, 8)}`;
  call.setAttribute('engine', 'loopback');
  call.setAttribute('room', room);
  call.source = drawnCamera().stream;
  simulate(room, { people, prefix: `${room.slice(-8)}-` });
}
