import type { Plugin } from 'vite';
import { answer, application, believedUser } from './servers/token-server.js';

/**
 * `npm start` only: `/token` is the token server of servers/token-server.ts for the application in ZEGO_APP_ID and
 * ZEGO_SERVER_SECRET, and believes that everybody on this machine is who they say. Pages find the id of the application in
 * `<meta name="zego-app-id">`.
 */
export function tokenServer(env: NodeJS.ProcessEnv = process.env): Plugin {
  const app = env.ZEGO_APP_ID || env.ZEGO_SERVER_SECRET ? application(env) : undefined;
  return {
    name: 'token-server',
    apply: 'serve',
    configureServer({ middlewares }) {
      middlewares.use('/token', (request, response, next) => {
        if (app) answer(app, believedUser, request, response).catch(next);
        else
          response
            .writeHead(501, { 'content-type': 'text/plain' })
            .end('Start the server with ZEGO_APP_ID and ZEGO_SERVER_SECRET set to get tokens from it.');
      });
    },
    transformIndexHtml: () =>
      app
        ? [{ tag: 'meta', attrs: { name: 'zego-app-id', content: String(app.appId) }, injectTo: 'head' }]
        : [],
  };
}
