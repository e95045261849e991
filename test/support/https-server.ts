/** A real HTTPS server on loopback; the demo has the same. */
export { startHttpsServer } from '../../examples/support/https-server.js'
export type { HttpsServer, Route, RouteHandler } from '../../examples/support/https-server.js'
