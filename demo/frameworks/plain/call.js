import 'zego-call';

/** Who calls where comes with the link: `?room=daily&user=ann`, and `&engine=loopback` to try it without ZEGO. */
const link = new URLSearchParams(location.search);

const [state, button, list] = document.querySelectorAll('#state, button, ul');

function start() {
  const call = document.createElement('zego-call');
  call.appId = 1234567890;
  call.room = link.get('room') ?? '';
  call.userId = link.get('user') ?? '';
  call.tokenUrl = '/zego-token';
  call.engine = link.get('engine') === 'loopback' ? 'loopback' : 'zego';
  call.cameraOff = false;
  call.autojoin = true;

  function look() {
    state.textContent = call.state;
    list.replaceChildren(
      ...call.participants.map(({ userName }) => {
        const person = document.createElement('li');
        person.className = 'person';
        person.textContent = userName;
        return person;
      }),
    );
  }
  for (const type of ['call-state', 'call-participant-join', 'call-participant-leave'])
    call.addEventListener(type, look);
  document.body.append(call);
}

button.addEventListener('click', () => {
  const call = document.querySelector('zego-call');
  if (call) call.remove();
  else start();
  button.textContent = call ? 'Start' : 'End';
});
