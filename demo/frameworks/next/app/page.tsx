import { renderCall } from 'zego-call/server.js';
import { Call } from './call';

/** A call between the tabs that open it; `?engine=zego&user=ann` takes it to ZEGO, with your app id and tokens. */
export default async function Page({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string>>;
}) {
  const { room = 'daily', user, engine } = await searchParams;
  const html = await renderCall({
    'app-id': 1234567890,
    room,
    'user-id': user,
    'token-url': '/zego-token',
    engine: engine === 'zego' ? 'zego' : 'loopback',
    'camera-off': false,
    autojoin: true,
  });
  return (
    <main>
      <h1>A call in Next.js</h1>
      <Call html={html} />
    </main>
  );
}
