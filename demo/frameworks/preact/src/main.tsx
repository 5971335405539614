import { render } from 'preact';
import { Call } from './Call';

render(<Call />, document.querySelector('#app')!);
