/** The check of the connection, fetched when it is asked for. */
export { checkConnection } from '../../call/connection-check.js';
