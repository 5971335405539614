import { render } from 'solid-js/web';
import { Call } from './Call';

render(() => <Call />, document.querySelector('#app')!);
