import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Call } from './Call';

createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <Call />
  </StrictMode>,
);
