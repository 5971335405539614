import 'zego-call';

/** A call between the tabs that open it; `?engine=zego&user=ann` takes it to ZEGO, with your app id and tokens. */
const link = new URLSearchParams(location.search);

const [state, button, list] = document.querySelectorAll('#state, button, ul');

function start() {
  const call = document.createElement('zego-call');
  call.appId = 1234567890;
  call.room = link.get('room') ?? 'daily';
  call.userId = link.get('user') ?? '';
  call.tokenUrl = '/zego-token';
  call.engine = link.get('engine') === 'zego' ? 'zego' : 'loopback';
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
