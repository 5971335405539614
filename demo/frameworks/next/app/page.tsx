import { Call } from './call';

/** Who calls where comes with the link: `?room=daily&user=ann`, and `&engine=loopback` to try it without ZEGO. */
export default async function Page({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string>>;
}) {
  const { room = '', user = '', engine } = await searchParams;
  return <Call room={room} user={user} engine={engine === 'loopback' ? 'loopback' : 'zego'} />;
}
