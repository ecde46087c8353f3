import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { accept, type Outcome, refuse } from '#shared/index.ts'

/** `localhost` is one or the other, as each program that is given the name sees fit. */
const LOOPBACK = { ipv4: '127.0.0.1', ipv6: '::1' }

/** How long a request may still take once the program is told to stop. */
const GRACE_SECONDS = 3

/** A site that listens. */
export interface Listening {
  /** Where it is reached on its own machine. */
  readonly address: string
  /** Takes no more requests, lets those under way end for a few seconds, then hangs up. */
  stop(): Promise<void>
}

/** Where a site is to listen: the settings HOST and PORT. */
export interface Place {
  readonly host: string
  /** With 0, any that is free. */
  readonly port: number
}

/** Opens a site to requests, or says why the place will not do. The host `localhost` is both loopbacks. */
export async function listenAt(site: FastifyInstance, place: Place): Promise<Outcome<Listening>> {
  const isLocal = place.host === 'localhost'
  let further: Server | undefined
  try {
    await site.listen({ ...place, host: isLocal ? LOOPBACK.ipv4 : place.host })
    if (isLocal) further = await listenOnIpv6(site)
  } catch (error) {
    await site.close()
    return refuse('cannot-listen', explain(place, error))
  }
  return accept({ address: localAddress(site), stop: () => stop(site, further) })
}

/** The address of a site on its own machine, once it listens. */
export function localAddress({ server }: FastifyInstance): string {
  const listening = server.address()
  if (listening === null || typeof listening === 'string') return 'http://localhost'
  const { address, family, port } = listening
  if (/^(127\.|0\.0\.0\.0$|::1?$)/.test(address)) return `http://localhost:${port}`
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

/**
 * Its connections are handed to the site's own server, so that what holds there holds for them.
 *
 * @returns `undefined` on a machine without IPv6
 */
async function listenOnIpv6({ server }: FastifyInstance): Promise<Server | undefined> {
  const listening = server.address()
  if (listening === null || typeof listening === 'string') return undefined
  const further = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    server.emit('connection', socket)
  })
  further.listen({ host: LOOPBACK.ipv6, port: listening.port })
  try {
    await once(further, 'listening')
    return further
  } catch (error) {
    if (isOneOf(['EADDRNOTAVAIL', 'EAFNOSUPPORT'], error)) return undefined
    throw error
  }
}

async function stop(site: FastifyInstance, further: Server | undefined): Promise<void> {
  const hangUp = setTimeout(() => site.server.closeAllConnections(), GRACE_SECONDS * 1000)
  further?.close()
  await site.close()
  clearTimeout(hangUp)
}

function explain({ host, port }: Place, error: unknown): string {
  if (isOneOf(['EADDRINUSE'], error)) {
    return `Port ${port} on ${host} is taken by another program. Stop it, or set PORT to another number`
  }
  if (isOneOf(['EACCES'], error)) {
    return `This account may not listen on port ${port}. Set PORT to a number from 1024 up, with a reverse proxy before it`
  }
  if (isOneOf(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'], error)) {
    return `HOST is ${host}, which is no address of this machine. Set it to one, or leave it out for localhost`
  }
  const reason = error instanceof Error ? error.message : String(error)
  return `The site cannot listen on port ${port} of ${host}: ${reason}. Correct HOST or PORT`
}

function isOneOf(codes: readonly string[], error: unknown): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
