import { renderCall } from 'zego-call/server.js';
import { Call } from './call';

/** Who calls where comes with the link: `?room=daily&user=ann`, and `&engine=loopback` to try it without ZEGO. */
export default async function Page({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string>>;
}) {
  const { room = '', user = '', engine } = await searchParams;
  const html = await renderCall({
    'app-id': 1234567890,
    room,
    'user-id': user,
    'token-url': '/zego-token',
    engine: engine === 'loopback' ? 'loopback' : 'zego',
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
