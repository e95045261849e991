/** A real HTTPS server on loopback, with a certificate authority of its own. */
import { createServer } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
// Must come before it.
import './reflect-metadata.js'
import * as x509 from '@peculiar/x509'

/** Writes an answer by hand. */
export type RouteHandler = (request: IncomingMessage, response: ServerResponse) => void

/** What a path answers: text and bytes as they are, a handler by itself, everything else as JSON. */
export type Route = RouteHandler | string | Uint8Array | Readonly<Record<string, unknown>>

/** Answers by path. */
export type Routes = Readonly<Record<string, Route>>

/** A running server. */
export interface HttpsServer {
  /** `https://` + the first host name + port. */
  readonly origin: string
  readonly port: number
  /** The certificate authority, as PEM. */
  readonly ca: string
  /** Path and query of every request so far. */
  readonly requests: readonly string[]
  /** Connections so far, also those on which no request came. */
  readonly connections: () => number
  /** Requests whose answer is neither complete nor given up by the other side. */
  readonly openRequests: () => number
  readonly close: () => Promise<void>
}

/**
 * Starts an HTTPS server on 127.0.0.1, on any free port.
 *
 * @param routes - by path without query; looked up at each request, so that they may be added later; others answer
 *   404. Or a function of the path
 * @param options - `hostNames` the certificate is for, beside `localhost`, `127.0.0.1` and `::1`; `validFrom` and
 *   `validUntil` of the certificate
 */
export async function startHttpsServer(
  routes: Routes | ((path: string) => Route | undefined),
  options: { readonly hostNames?: readonly string[]; readonly validFrom?: Date; readonly validUntil?: Date } = {},
): Promise<HttpsServer> {
  const { hostNames = ['localhost'] } = options
  const routeOf = typeof routes === 'function' ? routes : (path: string): Route | undefined => routes[path]
  const now = Date.now()
  const validity = {
    notBefore: options.validFrom ?? new Date(now - DAY),
    notAfter: options.validUntil ?? new Date(now + DAY),
  }
  const credentials = await createCertificate([...new Set([...hostNames, 'localhost'])], validity)
  const requests: string[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  let openRequests = 0

  const server = createServer({ key: credentials.key, cert: credentials.cert }, (request, response) => {
    requests.push(request.url ?? '')
    openRequests += 1
    response.on('close', () => (openRequests -= 1))
    answer(routeOf((request.url ?? '').split('?', 1)[0] ?? ''), request, response)
  })
  server.on('connection', (socket: Socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    origin: `https://${hostNames[0] ?? 'localhost'}:${port}`,
    port,
    ca: credentials.ca,
    requests,
    connections: () => connections,
    openRequests: () => openRequests,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)))
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function answer(route: Route | undefined, request: IncomingMessage, response: ServerResponse): void {
  if (typeof route === 'function') {
    route(request, response)
  } else if (route === undefined) {
    response.writeHead(404).end('nothing here')
  } else if (typeof route === 'string' || route instanceof Uint8Array) {
    response.writeHead(200).end(route)
  } else {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(route))
  }
}

interface Credentials {
  readonly ca: string
  readonly cert: string
  readonly key: string
}

async function createCertificate(
  hostNames: readonly string[],
  validity: { readonly notBefore: Date; readonly notAfter: Date },
): Promise<Credentials> {
  const caKeys = await crypto.subtle.generateKey(P256, true, ['sign', 'verify'])
  const ca = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=Test authority',
      keys: caKeys,
      signingAlgorithm: ES256,
      notBefore: new Date(Date.now() - DAY),
      notAfter: new Date(Date.now() + DAY),
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      ],
    },
    crypto,
  )
  const keys = await crypto.subtle.generateKey(P256, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.create(
    {
      subject: `CN=${hostNames[0] ?? 'localhost'}`,
      issuer: ca.subject,
      publicKey: keys.publicKey,
      signingKey: caKeys.privateKey,
      signingAlgorithm: ES256,
      ...validity,
      extensions: [
        new x509.SubjectAlternativeNameExtension([
          ...hostNames.map((value) => ({ type: 'dns' as const, value })),
          { type: 'ip', value: '127.0.0.1' },
          { type: 'ip', value: '::1' },
        ]),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      ],
    },
    crypto,
  )
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  return {
    ca: ca.toString('pem'),
    cert: certificate.toString('pem'),
    key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'),
  }
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256' }
const ES256 = { name: 'ECDSA', hash: 'SHA-256' }
const DAY = 86_400_000
